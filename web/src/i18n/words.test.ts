import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FILES = globSync("../**/*.words.ts", { cwd: import.meta.dirname });

/** The words of every part of the site, by file and name. */
const PARTS = (
  await Promise.all(
    FILES.map(async (file) => {
      const module: Record<string, unknown> = await import(
        /* @vite-ignore */ `${import.meta.dirname}/${file}`
      );
      return Object.entries(module).map(([name, words]): [string, unknown] => [`${file} ${name}`, words]);
    }),
  )
).flat();

/** Every sentence by its path, functions called with figures. */
function sentences(part: unknown, path = ""): [string, string][] {
  if (typeof part === "string") return [[path, part]];
  if (typeof part === "function") return [[path, String(part(2, 3))]];
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

function inLanguage(words: unknown, language: "fr" | "en"): Map<string, string> {
  return new Map(
    sentences(words !== null && typeof words === "object" ? Reflect.get(words, language) : undefined),
  );
}

/** Names, symbols and words that both languages write alike. */
const SAME = new Set(["ThéTipTop", "Active", "Code", "Cookies", "Page", "Service", "Situation"]);

describe("the words of the site", () => {
  it("are found at all", () => {
    expect(PARTS.length).toBeGreaterThan(10);
    for (const [name, words] of PARTS) expect(inLanguage(words, "fr").size, name).toBeGreaterThan(0);
  });

  it.each(PARTS)("have the same sentences in both languages: %s", (_name, words) => {
    expect([...inLanguage(words, "en").keys()].sort()).toEqual([...inLanguage(words, "fr").keys()].sort());
  });

  it.each(PARTS)("leave none empty and none untranslated: %s", (_name, words) => {
    const french = inLanguage(words, "fr");
    for (const [path, sentence] of inLanguage(words, "en")) {
      expect(sentence.trim(), path).not.toBe("");
      expect(french.get(path)?.trim(), path).not.toBe("");
      if (!SAME.has(sentence)) expect(sentence, path).not.toBe(french.get(path));
    }
  });

  /** What visitors agreed to stays to the letter: its fingerprint is its version (consent/notice-hash.test.ts). */
  const reworded = PARTS.filter(([name]) => !name.includes("/notice.words.ts"));

  it.each(reworded)("keep French double signs on the line of their word: %s", (_name, words) => {
    for (const [path, sentence] of inLanguage(words, "fr"))
      expect(sentence, path).not.toMatch(/[\p{L}\p{N}’»)] [:;?!»]/u);
  });
});
