/** A typeface in a document: measures, breaks and writes lines, whichever of its files a letter is in. */

import type { Color, PDFDocument, PDFFont, PDFPage } from "@cantoo/pdf-lib";
import { engineFor } from "./font-engine.ts";
import type { FontFile } from "./font-file.ts";
import { legiblePart } from "./legible.ts";

export interface Placed {
  /** Points from the left and from the bottom, to the line's base. */
  readonly x: number;
  readonly y: number;
  /** Points. */
  readonly size: number;
  readonly color: Color;
}

export interface Face {
  readonly has: (character: string) => boolean;
  readonly widthOf: (text: string, size: number) => number;
  /** The text in lines no wider than asked, unless a single word is. */
  readonly linesOf: (text: string, size: number, width: number) => string[];
  readonly write: (page: PDFPage, text: string, placed: Placed) => void;
}

/** Embeds a typeface; files that this text does not need stay out of the document. */
export async function embedFace(
  document: PDFDocument,
  files: readonly FontFile[],
  text: string,
): Promise<Face> {
  const owner = new Map<string, number>();
  for (const [index, file] of files.entries())
    for (const [codePoint] of file.glyphs) owner.set(String.fromCodePoint(codePoint), index);
  function has(character: string): boolean {
    return owner.has(character);
  }
  const needed = new Set(Array.from(legiblePart(text, has), (character) => owner.get(character)));
  const fonts: (PDFFont | undefined)[] = [];
  for (const [index, file] of files.entries()) {
    if (!needed.has(index)) continue;
    document.registerFontkit(engineFor(file));
    fonts[index] = await document.embedFont(bytesOf(file.file), { customName: file.name });
  }

  /** The text cut where the file changes. */
  function runsOf(words: string): { readonly font: PDFFont; text: string }[] {
    const runs: { readonly font: PDFFont; text: string }[] = [];
    for (const character of legiblePart(words, has)) {
      const font = fonts[owner.get(character) ?? 0];
      if (!font) continue; // not in the text this face was embedded for
      const last = runs.at(-1);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }
  function widthOf(words: string, size: number): number {
    return runsOf(words).reduce((sum, run) => sum + run.font.widthOfTextAtSize(run.text, size), 0);
  }
  return {
    has,
    widthOf,
    linesOf: (words, size, width) => {
      const lines: string[] = [];
      // Not at a no-break space, which the pattern \s would take as well.
      for (const word of words.split(/[ \n]+/)) {
        const line = lines.at(-1);
        if (line !== undefined && widthOf(`${line} ${word}`, size) <= width)
          lines[lines.length - 1] = `${line} ${word}`;
        else lines.push(word);
      }
      return lines;
    },
    write: (page, words, { x, y, size, color }) => {
      let at = x;
      for (const { font, text: run } of runsOf(words)) {
        page.drawText(run, { x: at, y, size, font, color });
        at += font.widthOfTextAtSize(run, size);
      }
    },
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
