/** Cuts the typefaces down to what the site writes, before either half of the site is built. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import subsetFont from "subset-font";
import type { Plugin } from "vite";
import { CHARACTERS, TYPEFACES, type Typeface } from "./typefaces.ts";

const resolve = createRequire(import.meta.url).resolve;

/** One typeface with the site's characters only, as woff2; the same bytes each time, so that its hashed name holds. */
export async function cut({ source, variationAxes }: Typeface): Promise<Buffer> {
  const whole = await readFile(resolve(source));
  return subsetFont(whole, CHARACTERS, {
    targetFormat: "woff2",
    noHinting: true, // for Windows of twenty years ago
    ...(variationAxes && { variationAxes }),
  });
}

/** @param folder where the cut files go; style sheets and pages name them by `@typefaces/`. */
export function typefaces(folder: string): Plugin {
  return {
    name: "typefaces",
    async config() {
      await mkdir(folder, { recursive: true });
      await Promise.all(
        TYPEFACES.map(async (face) => writeFile(join(folder, `${face.name}.woff2`), await cut(face))),
      );
      return { resolve: { alias: { "@typefaces": folder } } };
    },
  };
}
