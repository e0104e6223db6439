import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HmacSha256, sha256Hex } from "./sha256.ts";

const ascii = fc.string({ unit: "binary-ascii", maxLength: 400 });
const key = fc.uint8Array({ maxLength: 64 });

function hexOf(words: Uint32Array): string {
  return Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("");
}

describe("SHA-256 of an ASCII text", () => {
  it("is that of FIPS 180-4's examples", () => {
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    );
  });

  it("is node:crypto's, for every length over three blocks", () => {
    for (let length = 0; length <= 192; length++) {
      const text = "0123456789abcdef|".repeat(12).slice(0, length);
      expect(sha256Hex(text)).toBe(createHash("sha256").update(text).digest("hex"));
    }
  });

  it("is node:crypto's, for any text, whatever was hashed before", () => {
    fc.assert(
      fc.property(ascii, (text) => {
        expect(sha256Hex(text)).toBe(createHash("sha256").update(text).digest("hex"));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["é", `${"a".repeat(70)}\u0080`, "🎉"])(
    "refuses %j, whose bytes would be a matter of encoding",
    (text) => {
      expect(() => sha256Hex(text)).toThrow(RangeError);
      expect(() => new HmacSha256(new Uint8Array(32)).wordsOf(text)).toThrow(RangeError);
    },
  );
});

describe("HMAC-SHA256", () => {
  it("is RFC 4231's second test case", () => {
    const words = new HmacSha256(Buffer.from("Jefe")).wordsOf("what do ya want for nothing?");
    expect(hexOf(words)).toBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  });

  it("is node:crypto's, for any key up to a block and any text, one key many times", () => {
    fc.assert(
      fc.property(key, fc.array(ascii, { minLength: 1, maxLength: 4 }), (bytes, texts) => {
        const hmac = new HmacSha256(bytes);
        for (const text of texts)
          expect(hexOf(hmac.wordsOf(text))).toBe(createHmac("sha256", bytes).update(text).digest("hex"));
      }),
      { numRuns: 1_000 },
    );
  });

  it("refuses a key longer than a block", () => {
    expect(() => new HmacSha256(new Uint8Array(65))).toThrow(RangeError);
  });
});
