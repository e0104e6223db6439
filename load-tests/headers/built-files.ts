/** The addresses of the files that the build made for browsers. */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { inRepository } from "../local/paths.ts";

const FOLDER = "dist/web/client";

/** Every file that is served: what `.assetsignore` keeps back, and the files for the platform itself, are not. */
export function builtFiles(): string[] {
  const root = inRepository(FOLDER);
  const ignored = readFileSync(join(root, ".assetsignore"), "utf8").split("\n").filter(Boolean);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "_headers" && !entry.name.startsWith("."))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !ignored.includes(path))
    .map((path) => `/${path}`);
}
