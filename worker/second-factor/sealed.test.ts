import { describe, expect, it } from "vitest";
import { seal, unseal } from "./sealed.ts";

const KEY = "0123456789abcdef".repeat(4);
const OTHER_KEY = "fedcba9876543210".repeat(4);
const BYTES = new TextEncoder().encode("a shared secret");

describe("what is sealed", () => {
  it("opens for the same key, purpose and person", async () => {
    expect(await unseal(KEY, "secret", "zoe", await seal(KEY, "secret", "zoe", BYTES))).toEqual(BYTES);
  });

  it("opens for no other key, purpose or person", async () => {
    const text = await seal(KEY, "secret", "zoe", BYTES);
    expect(await unseal(OTHER_KEY, "secret", "zoe", text)).toBeUndefined();
    expect(await unseal(KEY, "offer", "zoe", text)).toBeUndefined();
    expect(await unseal(KEY, "secret", "max", text)).toBeUndefined();
  });

  it("looks different each time, and shows nothing of what it holds", async () => {
    const texts = await Promise.all([1, 2, 3].map(() => seal(KEY, "secret", "zoe", BYTES)));
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(Buffer.from(text, "base64url").toString()).not.toContain("shared");
  });

  it("does not open with one character changed anywhere, nor is any other text taken for it", async () => {
    const text = await seal(KEY, "secret", "zoe", BYTES);
    for (let at = 0; at < text.length - 1; at++) {
      const other = text[at] === "A" ? "B" : "A";
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
      expect(await unseal(KEY, "secret", "zoe", changed)).toBeUndefined();
    }
    for (const other of ["", "1", "1..", "2.AAAA.AAAA", `${text}.AAAA`, `1.AAAA.${"A".repeat(600)}`])
      expect(await unseal(KEY, "secret", "zoe", other)).toBeUndefined();
  });
});
