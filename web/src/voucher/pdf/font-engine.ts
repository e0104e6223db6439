/**
 * What pdf-lib asks a font engine for, answered from measured files. The engines it is made for (fontkit and its
 * kind) are larger than all the rest of the PDF; a voucher is set in one script without ligatures or kerning.
 */

import type { FontFile } from "./font-file.ts";

interface Glyph {
  readonly id: number;
  readonly codePoints: number[];
  readonly advanceWidth: number;
}

/** The engine for one font; whatever bytes pdf-lib hands over are this font's. */
export function engineFor(font: FontFile) {
  const glyphs = new Map<number, Glyph>(
    font.glyphs.map(([codePoint, id, advanceWidth]) => [
      codePoint,
      { id, codePoints: [codePoint], advanceWidth },
    ]),
  );
  const [minX, minY, maxX, maxY] = font.box;
  const face = {
    postscriptName: font.name,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    italicAngle: 0,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    bbox: { minX, minY, maxX, maxY, width: maxX - minX, height: maxY - minY },
    characterSet: font.glyphs.map(([codePoint]) => codePoint),
    glyphForCodePoint: (codePoint: number) => glyphs.get(codePoint) ?? null,
    layout: (text: string) => ({
      glyphs: Array.from(text, (character) => glyphs.get(character.codePointAt(0) ?? 0)).filter(
        (glyph) => glyph !== undefined,
      ),
    }),
    createSubset: () => {
      throw new Error("these fonts are subsets already");
    },
  };
  return { create: () => face };
}
