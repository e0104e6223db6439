import { describe, expect, it } from "vitest";
import { displayCode, FORMATS, readNumeral, writeNumeral } from "./format.ts";

describe("code formats", () => {
  it("print decimal codes as ten digits and base32 codes in groups of three, four and four", () => {
    expect(displayCode("decimal-10", "0123456789")).toBe("0123456789");
    expect(displayCode("base32-11", "ABCDEFGHJKM")).toBe("ABC-DEFG-HJKM");
  });

  it("use Crockford's alphabet, without I, L, O and U", () => {
    const { alphabet } = FORMATS["base32-11"];
    expect(new Set(alphabet).size).toBe(32);
    expect(alphabet).toMatch(/^[0-9A-HJKMNP-TV-Z]+$/);
  });

  it("name every shard with the same number of symbols", () => {
    for (const { alphabet, shardCounts } of Object.values(FORMATS)) {
      expect(shardCounts).toEqual(shardCounts.map((_, prefixLength) => alphabet.length ** prefixLength));
    }
  });

  it("write numerals at a fixed width and read them back", () => {
    expect(writeNumeral(7, 3, "0123456789")).toBe("007");
    expect(writeNumeral(0, 0, "0123456789")).toBe("");
    const { alphabet } = FORMATS["base32-11"];
    expect(writeNumeral(32 ** 6 - 1, 6, alphabet)).toBe("ZZZZZZ");
    expect(readNumeral("ZZZZZZ", alphabet)).toBe(32 ** 6 - 1);
  });
});
