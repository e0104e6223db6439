import { describe, expect, it } from "vitest";
import { dictionaryOf } from "./index.ts";

/** Every sentence of a dictionary by its path, functions called with a figure. */
function sentences(part: unknown, path = ""): [string, string][] {
  if (typeof part === "string") return [[path, part]];
  if (typeof part === "function") return [[path, String(part(2, 3))]];
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

const NAMES_AND_LIKE_WORDS = [".site.name", ".prizes.code"];

describe("the dictionaries", () => {
  it("leave no sentence empty", () => {
    for (const language of ["fr", "en"] as const) {
      for (const [path, sentence] of sentences(dictionaryOf(language)))
        expect(sentence.trim(), path).not.toBe("");
    }
  });

  it("leave no sentence untranslated", () => {
    const french = new Map(sentences(dictionaryOf("fr")));
    const same = sentences(dictionaryOf("en")).filter(([path, sentence]) => french.get(path) === sentence);
    expect(same.map(([path]) => path).filter((path) => !NAMES_AND_LIKE_WORDS.includes(path))).toEqual([]);
  });
});
