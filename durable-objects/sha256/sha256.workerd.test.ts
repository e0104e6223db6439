import { createHash, createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { HmacSha256, sha256Hex } from "./sha256.ts";

it("hashes in the runtime as the runtime's own SHA-256 and HMAC do", () => {
  const key = Buffer.alloc(32, 7);
  const hmac = new HmacSha256(key);
  for (let serial = 0; serial < 500; serial++) {
    const text = `draw|${serial}|${"0123456789".repeat(serial % 20)}`;
    const words = Array.from(hmac.wordsOf(text), (word) => word.toString(16).padStart(8, "0"));
    expect(words.join("")).toBe(createHmac("sha256", key).update(text).digest("hex"));
    expect(sha256Hex(text)).toBe(createHash("sha256").update(text).digest("hex"));
  }
});
