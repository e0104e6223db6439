/** A copy of the sources with a mutation in it, in a folder of its own. */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inRepository } from "../../local/paths.ts";
import { edited, type Mutation } from "./mutation.ts";

/** What the simulation imports, and the package's own description, which says that these are modules. */
const COPIED = [
  "durable-objects",
  "worker",
  "migrations",
  "load-tests/simulation",
  "load-tests/local",
  "package.json",
];
const COPIED_FILES = ["load-tests/random.ts"];

/**
 * Runs an action on a copy, which is gone afterwards.
 * @throws Error when the sources have changed so that the mutation does not fit
 */
export async function inMutatedCopy<Result>(
  mutation: Mutation,
  action: (root: string) => Promise<Result>,
): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), "thetiptop-mutation-"));
  try {
    for (const path of [...COPIED, ...COPIED_FILES]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      cpSync(inRepository(path), join(root, path), { recursive: true });
    }
    symlinkSync(inRepository("node_modules"), join(root, "node_modules"));
    for (const edit of mutation.edits) {
      const path = join(root, edit.file);
      writeFileSync(path, edited(readFileSync(path, "utf8"), edit));
    }
    return await action(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
