/** The project's own files, for tests of what holds for all of them. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const FOLDERS = ["durable-objects", "migrations", "web", "worker"] as const;

/** A file of the project by its path from the root. */
export function readOwn(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The files of all floors whose names match, by their paths from the root. */
export function ownFiles(name: RegExp): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => name.test(path) && !path.includes("node_modules"))
      .map((path) => join(folder, path)),
  );
}
