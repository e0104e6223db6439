/** The voucher on paper: one A5 sheet, text as text, everything else as lines. */

import { PDFDocument, type PDFPage, rgb } from "@cantoo/pdf-lib";
import { bareCode, drawQr, pathOfRuns } from "../qr.ts";
import { voucherWords } from "../voucher.words.ts";
import type { Voucher } from "../voucher-view.ts";
import { embedFace, type Face } from "./face.ts";
import type { VoucherFonts } from "./font-file.ts";
import { legible } from "./legible.ts";

/** A5 upright, in points. */
const SHEET = { width: 419.53, height: 595.28 };
const MARGIN = 40;
const RIGHT = SHEET.width - MARGIN;
const MEASURE = RIGHT - MARGIN;
const QR_SIDE = 132; // 46 mm: read at arm's length

/** The site's colours by day (styles/tokens.css). */
const INK = rgb(0x11 / 255, 0x23 / 255, 0x1c / 255);
const SOFT = rgb(0x46 / 255, 0x57 / 255, 0x4e / 255);
const LEAF = rgb(0x1b / 255, 0x44 / 255, 0x35 / 255);
const SEAL = rgb(0xa3 / 255, 0x31 / 255, 0x1a / 255);
const LINE = rgb(0xc9 / 255, 0xd3 / 255, 0xc3 / 255);
const PAPER = rgb(1, 1, 1);

/** The house's mark, as on the site (drawings/logotype.tsx), on a square of 40. */
const MARK = {
  leaf: "M20 3c8 6 10 15 1 25C11 21 11 11 20 3Z",
  vein: "M20 8c1 8 1 14-1 22",
  cup: "M6 30h28c-2 5-7 7-14 7S8 35 6 30Z",
  seal: { x: 33, y: 9, radius: 4 },
};

interface Faces {
  readonly display: Face;
  readonly text: Face;
  readonly code: Face;
}

interface Fact {
  readonly label: string;
  readonly lines: readonly string[];
}

/** Draws the voucher. A name in letters that the fonts lack, even without their marks, is left out: the code decides. */
export async function drawVoucher(voucher: Voucher, fonts: VoucherFonts, madeAt: Date): Promise<Uint8Array> {
  const words = voucherWords[voucher.language];
  const document = await PDFDocument.create();
  stateFacts(document, voucher, madeAt);
  const everything = [...Object.values(words), ...Object.values(voucher), ...Object.values(voucher.prize)]
    .filter((value) => typeof value === "string")
    .join(" ");
  const faces: Faces = {
    display: await embedFace(document, fonts.display, `${voucher.prize.name} ${words.house}`),
    text: await embedFace(document, fonts.text, everything),
    code: await embedFace(document, fonts.code, voucher.code),
  };
  const page = document.addPage([SHEET.width, SHEET.height]);

  let y = drawHead(page, faces, voucher);
  y = drawPrize(page, faces, voucher, y);
  y = drawCode(page, faces, voucher, y);
  drawFacts(page, faces, factsOf(voucher, faces.text), y);
  drawConditions(page, faces, words.conditions);
  return document.save();
}

function stateFacts(document: PDFDocument, voucher: Voucher, madeAt: Date): void {
  const words = voucherWords[voucher.language];
  document.setTitle(`${words.eyebrow} · ${voucher.prize.name}`, { showInWindowTitleBar: true });
  document.setSubject(words.description);
  document.setAuthor(words.house);
  document.setCreator(words.house);
  document.setProducer(words.house);
  document.setLanguage(voucher.language);
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
}

/** @returns where the next part begins, as every part does */
function drawHead(page: PDFPage, { display, text }: Faces, { language }: Voucher): number {
  const words = voucherWords[language];
  const top = SHEET.height - 34;
  const scale = 0.9;
  const at = { x: MARGIN - 4, y: top, scale };
  page.drawSvgPath(MARK.leaf, { ...at, color: LEAF });
  page.drawSvgPath(MARK.cup, { ...at, color: LEAF });
  page.drawSvgPath(MARK.vein, { ...at, borderColor: PAPER, borderWidth: 1.4 });
  const { x, y, radius } = MARK.seal;
  page.drawCircle({ x: at.x + x * scale, y: top - y * scale, size: radius * scale, color: SEAL });
  display.write(page, words.house, { x: MARGIN + 42, y: top - 17, size: 19, color: INK });
  text.write(page, words.tagline, { x: MARGIN + 42, y: top - 31, size: 9, color: SOFT });
  const eyebrow = { size: 11, y: top - 24, color: SEAL };
  text.write(page, words.eyebrow, { ...eyebrow, x: RIGHT - text.widthOf(words.eyebrow, eyebrow.size) });
  rule(page, top - 48);
  return top - 48;
}

function drawPrize(
  page: PDFPage,
  { display, text }: Faces,
  { prize, advice }: Voucher,
  from: number,
): number {
  const lines: { face: Face; words: string; size: number; before: number; lead: number; soft?: true }[] = [
    { face: display, words: prize.name, size: 27, before: 40, lead: 31 },
    { face: text, words: prize.description, size: 10.5, before: 20, lead: 15, soft: true },
    { face: text, words: advice, size: 10.5, before: 22, lead: 15 },
  ];
  let y = from;
  for (const { face, words, size, before, lead, soft } of lines) {
    for (const [index, line] of face.linesOf(words, size, MEASURE).entries()) {
      y -= index === 0 ? before : lead;
      face.write(page, line, { x: MARGIN, y, size, color: soft ? SOFT : INK });
    }
  }
  return y - 24;
}

function drawCode(page: PDFPage, { text, code }: Faces, voucher: Voucher, from: number): number {
  const { size, runs } = drawQr(bareCode(voucher.code));
  const scale = QR_SIDE / size;
  // Its quiet zone is white like the sheet, and may begin left of the margin: the dark squares stand in line.
  const quiet = 4 * scale;
  page.drawSvgPath(pathOfRuns(runs), { x: MARGIN - quiet, y: from + quiet, scale, color: INK });
  const x = MARGIN + QR_SIDE - quiet + 4;
  const middle = from - (QR_SIDE - 2 * quiet) / 2;
  text.write(page, voucherWords[voucher.language].code, { x, y: middle + 17, size: 10, color: SOFT });
  const room = RIGHT - x;
  const largest = 34;
  const width = code.widthOf(voucher.code, largest);
  const figures = Math.min(largest, (largest * room) / width);
  code.write(page, voucher.code, { x, y: middle - 17, size: figures, color: INK });
  return from - QR_SIDE + 2 * quiet - 24;
}

function factsOf(voucher: Voucher, face: Face): Fact[] {
  const words = voucherWords[voucher.language];
  const player = legible(voucher.player, face.has);
  return [
    ...(player === undefined ? [] : [{ label: words.player, lines: [player] }]),
    { label: words.value, lines: [voucher.prize.value] },
    { label: words.playedAt, lines: [voucher.playedAt] },
    { label: words.collectBy, lines: [voucher.deadline] },
    { label: words.where, lines: [words.anyShop, voucher.shopsAddress] },
  ];
}

function drawFacts(page: PDFPage, { text }: Faces, facts: readonly Fact[], from: number): void {
  const labelWidth = 122;
  rule(page, from);
  let y = from - 19;
  for (const { label, lines } of facts) {
    text.write(page, label, { x: MARGIN, y, size: 9, color: SOFT });
    for (const line of lines.flatMap((words) => text.linesOf(words, 10, MEASURE - labelWidth))) {
      text.write(page, line, { x: MARGIN + labelWidth, y, size: 10, color: INK });
      y -= 14;
    }
    y -= 5;
  }
}

function drawConditions(page: PDFPage, { text }: Faces, conditions: string): void {
  const lines = text.linesOf(conditions, 8, MEASURE);
  const top = MARGIN - 12 + 11 * lines.length;
  rule(page, top + 5);
  for (const [index, line] of lines.entries())
    text.write(page, line, { x: MARGIN, y: top - 9 - 11 * index, size: 8, color: SOFT });
}

function rule(page: PDFPage, y: number): void {
  page.drawLine({ start: { x: MARGIN, y }, end: { x: RIGHT, y }, thickness: 0.75, color: LINE });
}
