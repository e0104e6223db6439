/** The two typefaces of the house, and which part of each is served. */

export interface Typeface {
  /** The file's name among the built ones, without its ending. */
  readonly name: "marcellus" | "figtree";
  /** As the package of the typeface has it. */
  readonly source: string;
  readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
}

export const TYPEFACES: readonly Typeface[] = [
  { name: "marcellus", source: "@fontsource/marcellus/files/marcellus-latin-400-normal.woff2" },
  {
    name: "figtree",
    source: "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
    // The site writes 400, 500, 600 and 700.
    variationAxes: { wght: { min: 400, max: 700 } },
  },
];

/** Every character from one to another, both included. */
function through(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/**
 * What French and English are written with: Basic Latin, Latin-1, the ligatures, punctuation and spaces of both.
 * A name in another script is shown in the reader's own typeface.
 */
export const CHARACTERS = `${through(0x20, 0x7e)}${through(0xa0, 0xff)}œŒŸ€–—…‘’‚“”„•−‹›\u2009\u200a\u2011\u202f`;
