/** The site's two typefaces, in a form that satori reads. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { SatoriOptions } from "satori";
import subsetFont from "subset-font";

export const DISPLAY = "Marcellus";
export const TEXT = "Figtree";
/** A little more than regular: light letters on a dark ground look thinner. */
const TEXT_WEIGHT = 500;

/** @param text every letter that will be drawn; the variable Figtree is cut down to it, at one weight */
export async function pictureFonts(text: string): Promise<SatoriOptions["fonts"]> {
  const { resolve } = createRequire(import.meta.url);
  const display = readFileSync(resolve("@fontsource/marcellus/files/marcellus-latin-400-normal.woff"));
  const variable = readFileSync(
    resolve("@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2"),
  );
  const regular = await subsetFont(variable, text, {
    targetFormat: "sfnt",
    variationAxes: { wght: TEXT_WEIGHT },
  });
  return [
    { name: DISPLAY, data: display, weight: 400, style: "normal" },
    { name: TEXT, data: regular, weight: 400, style: "normal" },
  ];
}
