import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sqlInteger, sqlText } from "./sql-literal.ts";

const database = new DatabaseSync(":memory:");
const read = (literal: string) => database.prepare(`SELECT ${literal} AS value`).get()?.["value"];

describe("an SQL literal", () => {
  it.each(["", "L'Haÿ-les-Roses", "'); DROP TABLE users; --", "''", "\\'", "%_?1:a", "日本 🍵"])(
    "comes back as it went in: %j",
    (text) => expect(read(sqlText(text))).toBe(text),
  );

  it("comes back as it went in, or is refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        let literal: string;
        try {
          literal = sqlText(text);
        } catch {
          return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
        }
        return read(literal) === text;
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["a\nb", "a\0b", "a\u2028b", "a\u009fb", "\ud800"])("refuses %j", (text) => {
    expect(() => sqlText(text)).toThrow(RangeError);
  });

  it("takes whole numbers only", () => {
    expect(sqlInteger(1_763_000_000_000)).toBe("1763000000000");
    for (const value of [1.5, Number.NaN, 2 ** 53]) expect(() => sqlInteger(value)).toThrow(RangeError);
  });
});
