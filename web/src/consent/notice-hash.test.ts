import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { NOTICE_VERSION, OPTIONAL_PURPOSES } from "../../../worker/consents/purposes.ts";
import { noticeWords } from "./notice.words.ts";
import { noticeHash } from "./notice-hash.ts";

/**
 * What each version said, for whoever has to show it. A row that was ever shown to visitors is never changed: new words
 * are a new version (NOTICE_VERSION) and a row of its own.
 */
const HASHES: Record<number, { readonly fr: string; readonly en: string }> = {
  1: {
    fr: "2cb4ff808bdf04f37e5116b068670f99026348d46a4263947501603f17cb71ce",
    en: "8c97dc463b500f518002a8c4db87cc33c8ee2feea5bda23904e696876d5a442e",
  },
};

function leaves(value: unknown): unknown[] {
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(leaves) : [value];
}

describe("the hash of the notice", () => {
  it("is of the words this version has always had", async () => {
    expect({ fr: await noticeHash("fr"), en: await noticeHash("en") }).toEqual(HASHES[NOTICE_VERSION]);
  });

  it("is the SHA-256 of the words, as anybody can compute it", async () => {
    const hash = createHash("sha256").update(JSON.stringify(noticeWords.fr)).digest("hex");
    expect(await noticeHash("fr")).toBe(hash);
  });

  it("leaves out none of the words: they are all plain text, and name each purpose asked for", () => {
    for (const words of [noticeWords.fr, noticeWords.en]) {
      expect(leaves(words).every((leaf) => typeof leaf === "string")).toBe(true);
      expect(Object.keys(words.purposes)).toEqual(["necessary", ...OPTIONAL_PURPOSES]);
    }
  });
});
