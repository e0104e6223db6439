/** The breaks stay breaks of the sources as they are: what they replace is there, and once. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MUTATIONS } from "./list.ts";
import { edited } from "./mutation.ts";

const ROOT = join(import.meta.dirname, "../../..");

it.each(MUTATIONS)("can make “$name”", ({ edits }) => {
  for (const edit of edits) {
    const text = readFileSync(join(ROOT, edit.file), "utf8");
    expect(edited(text, edit)).not.toBe(text);
  }
});

it("fails when the text is not found, or found twice", () => {
  const edit = { file: "a.ts", find: "one", replace: "two" };
  expect(() => edited("three", edit)).toThrow("a.ts has 0 places");
  expect(() => edited("one and one", edit)).toThrow("a.ts has 2 places");
});
