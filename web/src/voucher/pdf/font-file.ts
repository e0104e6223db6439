/** A typeface as a PDF takes it: the file, and what a line of text is measured and written with. */

export interface FontFile {
  /** PostScript name. */
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Smallest x and y, largest x and y of any glyph. */
  readonly box: readonly [number, number, number, number];
  /** Code point, glyph id, advance width: one for each character the file has. */
  readonly glyphs: readonly (readonly [number, number, number])[];
  /** TrueType, base64. */
  readonly file: string;
}

/** The faces of a voucher. Each is two files, because the typefaces come so; a text changes files where it must. */
export interface VoucherFonts {
  readonly display: readonly FontFile[];
  readonly text: readonly FontFile[];
  /** Digits and capitals, for the code. */
  readonly code: readonly FontFile[];
}
