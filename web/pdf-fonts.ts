/**
 * The typefaces of the PDF voucher, made when the site is built: the site's own two, cut down to European Latin and
 * turned into what a PDF takes. 69 kB in all, read by the Worker only when somebody asks for a PDF.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";
import type { Plugin } from "vite";
import type { FontFile, VoucherFonts } from "./src/voucher/pdf/font-file.ts";

const MODULE = "virtual:voucher-fonts";
const RESOLVED = `\0${MODULE}`;

function characters(...ranges: readonly (readonly [number, number])[]): string {
  return ranges
    .map(([first, last]) => {
      const codePoints = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      return String.fromCodePoint(...codePoints);
    })
    .join("");
}

/** French, English and what else is in Latin-1, with the signs of good typography. */
const LATIN = `${characters([0x20, 0x7e], [0xa0, 0xff])}ŒœŸ–—‘’“”…€`;
/** Names of the rest of Europe: Latin Extended-A, and Romanian's commas. */
const LATIN_EXTENDED = `${characters([0x100, 0x17f])}ȘșȚț`;
const CODE = `${characters([0x30, 0x39], [0x41, 0x5a])}-`;

/** For layout and hinting, which a PDF does without. */
const DROPPED = ["GPOS", "GSUB", "GDEF", "STAT", "gasp"];

/** The fonts of a voucher. */
export async function makeVoucherFonts(): Promise<VoucherFonts> {
  const marcellus = "@fontsource/marcellus/files/marcellus-";
  const figtree = "@fontsource-variable/figtree/files/figtree-";
  return {
    display: [
      await cut("Marcellus", `${marcellus}latin-400-normal.woff2`, LATIN),
      await cut("MarcellusExtended", `${marcellus}latin-ext-400-normal.woff2`, LATIN_EXTENDED),
    ],
    text: [
      await cut("Figtree", `${figtree}latin-wght-normal.woff2`, LATIN, 400),
      await cut("FigtreeExtended", `${figtree}latin-ext-wght-normal.woff2`, LATIN_EXTENDED, 400),
    ],
    code: [await cut("FigtreeSemiBold", `${figtree}latin-wght-normal.woff2`, CODE, 600)],
  };
}

async function cut(name: string, path: string, text: string, weight?: number): Promise<FontFile> {
  const source = readFileSync(createRequire(import.meta.url).resolve(path));
  const file = await subsetFont(source, text, {
    targetFormat: "sfnt",
    noHinting: true,
    noLayoutClosure: true,
    keepFeatures: [],
    dropTables: DROPPED,
    ...(weight !== undefined && { variationAxes: { wght: weight } }),
  });
  return { name, ...measure(file), file: file.toString("base64") };
}

/** Offsets are those of the OpenType specification's tables. */
function measure(file: Buffer): Omit<FontFile, "name" | "file"> {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const entry = 12 + 16 * index;
    const start = file.readUInt32BE(entry + 8);
    const table = file.subarray(start, start + file.readUInt32BE(entry + 12));
    tables.set(file.toString("latin1", entry, entry + 4), table);
  }
  function table(tag: string): Buffer {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font lacks its table ${tag}`);
    return found;
  }
  const [head, horizontal, metrics, os2] = [table("head"), table("hhea"), table("hmtx"), table("OS/2")];
  const measured = horizontal.readUInt16BE(34); // glyphs past these are as wide as the last of them
  return {
    unitsPerEm: head.readUInt16BE(18),
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    ascent: horizontal.readInt16BE(4),
    descent: horizontal.readInt16BE(6),
    xHeight: os2.readInt16BE(86),
    capHeight: os2.readInt16BE(88),
    glyphs: charactersOf(table("cmap")).map(([codePoint, glyph]) => [
      codePoint,
      glyph,
      metrics.readUInt16BE(4 * Math.min(glyph, measured - 1)),
    ]),
  };
}

/** Code points and glyph ids by the map of format 4, which every font for the Basic Multilingual Plane has. */
function charactersOf(map: Buffer): [number, number][] {
  const offsets = Array.from({ length: map.readUInt16BE(2) }, (_, index) => map.readUInt32BE(8 + 8 * index));
  const offset = offsets.find((start) => map.readUInt16BE(start) === 4);
  if (offset === undefined) throw new Error("the font has no character map of format 4");
  const segments = map.readUInt16BE(offset + 6) / 2;
  const found: [number, number][] = [];
  for (let segment = 0; segment < segments; segment++) {
    const end = map.readUInt16BE(offset + 14 + 2 * segment);
    const start = map.readUInt16BE(offset + 16 + 2 * (segments + segment));
    const delta = map.readUInt16BE(offset + 16 + 2 * (2 * segments + segment));
    const rangeAt = offset + 16 + 2 * (3 * segments + segment);
    const range = map.readUInt16BE(rangeAt);
    for (let codePoint = start; codePoint <= end && codePoint < 0xffff; codePoint++) {
      const listed = range === 0 ? codePoint : map.readUInt16BE(rangeAt + range + 2 * (codePoint - start));
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) % 0x10000;
      if (glyph !== 0) found.push([codePoint, glyph]);
    }
  }
  return found;
}

/** Offers them to the site as a module. */
export function voucherFonts(): Plugin {
  return {
    name: "voucher-fonts",
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load: async (id) =>
      id === RESOLVED ? `export default ${JSON.stringify(await makeVoucherFonts())};` : undefined,
  };
}
