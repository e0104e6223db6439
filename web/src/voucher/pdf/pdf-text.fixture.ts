/** Reads a PDF back as a viewer does that lets one select text: glyphs become letters by each font's own map. */

import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";

export interface ReadPdf {
  readonly document: PDFDocument;
  /** Each piece of text as it was written, in order. */
  readonly texts: readonly string[];
  readonly fonts: readonly string[];
  /** Bytes of the page's drawing. */
  readonly drawing: string;
}

function streamText(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new Error("this is no stream");
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

/** Glyph, as four hex digits, to letter: the pairs of a ToUnicode map. */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const pairs = map.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]{4})>/gi);
  return new Map(
    Array.from(pairs, ([, glyph = "", letter = ""]) => [
      glyph.toUpperCase(),
      String.fromCharCode(Number.parseInt(letter, 16)),
    ]),
  );
}

/** @throws when the file is no PDF, or a glyph in it stands for no letter */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(file);
  const page = document.getPage(0);
  const fonts = page.node.Resources()?.lookup(PDFName.of("Font"), PDFDict);
  const maps = new Map<string, ReadonlyMap<string, string>>();
  for (const [key] of fonts?.entries() ?? []) {
    const font = fonts?.lookup(key, PDFDict);
    maps.set(key.decodeText(), lettersOf(streamText(font?.lookup(PDFName.of("ToUnicode")))));
  }
  const contents = page.node.Contents();
  const parts = contents && "asArray" in contents ? contents.asArray() : [contents];
  const drawing = parts.map((part) => streamText(document.context.lookup(part))).join("\n");
  const texts: string[] = [];
  let letters: ReadonlyMap<string, string> | undefined;
  for (const [, font, glyphs = ""] of drawing.matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-F]*)> Tj/gi)) {
    if (font !== undefined) letters = maps.get(font);
    else texts.push(glyphs.replace(/.{4}/g, (glyph) => letterOf(letters, glyph.toUpperCase())));
  }
  return { document, texts, fonts: fontsIn(document), drawing };
}

/** Every typeface in the file, whether the page uses it or not. */
function fontsIn(document: PDFDocument): string[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFDict ? object.get(PDFName.of("BaseFont")) : undefined))
    .filter((name) => name instanceof PDFName)
    .map((name) => name.decodeText());
}

function letterOf(letters: ReadonlyMap<string, string> | undefined, glyph: string): string {
  const letter = letters?.get(glyph);
  if (letter === undefined) throw new Error(`glyph ${glyph} stands for no letter`);
  return letter;
}
