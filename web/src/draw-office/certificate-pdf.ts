/** The certificate on paper: A4 sheets, text as text, with room for a name, a date and a signature. */

import { PDFDocument, type PDFPage, rgb } from "@cantoo/pdf-lib";
import { embedFace, type Face } from "../voucher/pdf/face.ts";
import type { VoucherFonts } from "../voucher/pdf/font-file.ts";
import { certificateWords } from "./certificate.words.ts";
import type { Certificate } from "./certificate-view.ts";

/** A4 upright, in points. */
const SHEET = { width: 595.28, height: 841.89 };
const MARGIN = 56;
const MEASURE = SHEET.width - 2 * MARGIN;
const LABEL_WIDTH = 150;
/** Letters of a hash on a line: two lines of 32, as the site shows it. */
const CODE_LINE = 64;
const SIGN_HEIGHT = 54;

const INK = rgb(0x11 / 255, 0x23 / 255, 0x1c / 255);
const SOFT = rgb(0x46 / 255, 0x57 / 255, 0x4e / 255);
const LINE = rgb(0xc9 / 255, 0xd3 / 255, 0xc3 / 255);

/** Draws the certificate on as many sheets as it takes. */
export async function drawCertificate(
  certificate: Certificate,
  fonts: VoucherFonts,
  madeAt: Date,
): Promise<Uint8Array> {
  const words = certificateWords[certificate.language];
  const document = await PDFDocument.create();
  document.setTitle(`${words.heading} · ${certificate.slug}`, { showInWindowTitleBar: true });
  document.setAuthor("ThéTipTop");
  document.setLanguage(certificate.language);
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  const everything = JSON.stringify([words, certificate, words.verify("")]) + certificate.verify;
  const text = await embedFace(document, fonts.text, `${everything}0123456789/`);
  const display = await embedFace(document, fonts.display, `${everything}ThéTipTop`);
  const sheet = new Sheet(document, text, display);
  sheet.title(words.heading);
  sheet.paragraph(`ThéTipTop · ${certificate.madeAt}`, SOFT);
  sheet.heading(words.recordHeading);
  for (const { label, value, isCode } of certificate.facts) sheet.fact(label, value, isCode === true);
  sheet.heading(words.placesHeading);
  if (certificate.places.length === 0) sheet.paragraph(words.notDrawn, INK);
  for (const { rank, entrant, person, state } of certificate.places)
    sheet.fact(rank, `${entrant} · ${person} · ${state}`, false);
  sheet.heading(words.verifyHeading);
  sheet.paragraph(certificate.verify, INK);
  sheet.paragraph(words.formula, INK);
  // The statement and its signature stay on one sheet.
  sheet.room(70 + 3 * SIGN_HEIGHT);
  sheet.heading(words.signHeading);
  sheet.paragraph(words.statement, INK);
  for (const label of [words.signName, words.signDate, words.signature]) sheet.sign(label);
  return document.save();
}

/** Writes downwards and goes on to a new sheet where one is full. */
class Sheet {
  readonly #document: PDFDocument;
  readonly #text: Face;
  readonly #display: Face;
  #page: PDFPage;
  #y = SHEET.height - MARGIN;

  constructor(document: PDFDocument, text: Face, display: Face) {
    this.#document = document;
    this.#text = text;
    this.#display = display;
    this.#page = this.#newPage();
  }

  title(words: string): void {
    this.#y -= 16;
    this.#display.write(this.#page, words, { x: MARGIN, y: this.#y, size: 24, color: INK });
    this.#y -= 12;
  }

  heading(words: string): void {
    this.room(60);
    this.#y -= 26;
    this.#display.write(this.#page, words, { x: MARGIN, y: this.#y, size: 14, color: INK });
    this.#y -= 8;
    this.#rule(this.#y);
    this.#y -= 6;
  }

  paragraph(words: string, color: typeof INK): void {
    for (const line of this.#text.linesOf(words, 10, MEASURE)) {
      this.room(15);
      this.#y -= 14;
      this.#text.write(this.#page, line, { x: MARGIN, y: this.#y, size: 10, color });
    }
    this.#y -= 4;
  }

  fact(label: string, value: string, isCode: boolean): void {
    const width = MEASURE - LABEL_WIDTH;
    const size = 9;
    const lines = isCode ? cut(value) : this.#text.linesOf(value, size, width);
    const labels = this.#text.linesOf(label, size, LABEL_WIDTH - 12);
    this.room(13 * Math.max(lines.length, labels.length) + 4);
    const top = this.#y;
    for (const [index, line] of labels.entries())
      this.#text.write(this.#page, line, { x: MARGIN, y: top - 13 * (index + 1), size, color: SOFT });
    for (const [index, line] of lines.entries()) {
      const at = { x: MARGIN + LABEL_WIDTH, y: top - 13 * (index + 1), size, color: INK };
      this.#text.write(this.#page, line, at);
    }
    this.#y = top - 13 * Math.max(lines.length, labels.length) - 4;
  }

  sign(label: string): void {
    this.room(SIGN_HEIGHT);
    this.#y -= SIGN_HEIGHT;
    this.#text.write(this.#page, label, { x: MARGIN, y: this.#y + SIGN_HEIGHT - 16, size: 9, color: SOFT });
    this.#rule(this.#y);
  }

  /** Begins a new sheet unless so many points are left on this one. */
  room(points: number): void {
    if (this.#y - points >= MARGIN) return;
    this.#page = this.#newPage();
    this.#y = SHEET.height - MARGIN;
  }

  #newPage(): PDFPage {
    return this.#document.addPage([SHEET.width, SHEET.height]);
  }

  #rule(y: number): void {
    const [start, end] = [
      { x: MARGIN, y },
      { x: SHEET.width - MARGIN, y },
    ];
    this.#page.drawLine({ start, end, thickness: 0.75, color: LINE });
  }
}

/** Hashes have no spaces to break at. */
function cut(code: string): string[] {
  return code.match(new RegExp(`.{1,${CODE_LINE}}`, "g")) ?? [""];
}
