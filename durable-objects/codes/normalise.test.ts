import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CodeFormat } from "../campaign-desk/definition.ts";
import { displayCode, FORMATS } from "./format.ts";
import { normaliseCode, TYPED_LENGTH_MAX } from "./normalise.ts";

const formats = fc.constantFrom<CodeFormat[]>("decimal-10", "base32-11");
const canonical = formats.chain((format) => {
  const { alphabet, length } = FORMATS[format];
  return fc.record({
    format: fc.constant(format),
    code: fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length }),
  });
});

const SEPARATORS = [
  " ",
  "\t",
  "\n",
  "\r\n",
  "\u00a0",
  "\u2007",
  "\u202f",
  "\u3000",
  "\u200b",
  "\ufeff",
  "\u00ad",
  "\u200e",
  "-",
  "\u2010",
  "\u2011",
  "\u2012",
  "\u2013",
  "\u2014",
  "\u2015",
  "\u2212",
  "\u30fc",
  "\ufe63",
  "\uff0d",
  ".",
  "\u00b7",
  "\u2022",
  "\u3002",
  "\uff0e",
  "\uff61",
  "\u2026",
];

describe("normalising what people type", () => {
  it("never changes a canonical code", () => {
    fc.assert(
      fc.property(canonical, ({ format, code }) => {
        expect(normaliseCode(format, code)).toBe(code);
      }),
    );
  });

  it("finds the code again in its printed form, in small letters and in full-width symbols", () => {
    fc.assert(
      fc.property(canonical, ({ format, code }) => {
        const fullWidth = Array.from(code, (symbol) =>
          String.fromCodePoint((symbol.codePointAt(0) ?? 0) + 0xfee0),
        ).join("");
        expect(normaliseCode(format, displayCode(format, code))).toBe(code);
        expect(normaliseCode(format, code.toLowerCase())).toBe(code);
        expect(normaliseCode(format, fullWidth)).toBe(code);
        expect(normaliseCode(format, fullWidth.toLowerCase())).toBe(code);
      }),
    );
  });

  it("drops spaces, dashes and dots of every kind, wherever they stand", () => {
    fc.assert(
      fc.property(
        canonical,
        fc.array(fc.constantFrom(...SEPARATORS), { minLength: 12, maxLength: 12 }),
        ({ format, code }, between) => {
          const typed = Array.from(code, (symbol, index) => between[index] + symbol).join("") + between[11];
          expect(normaliseCode(format, typed)).toBe(code);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("reads O as 0, and I and L as 1, in base32", () => {
    expect(normaliseCode("base32-11", "oOiI-lLab-cdef")).toBe(null);
    expect(normaliseCode("base32-11", "oOi-IlLa-bcde")).toBe("001111ABCDE");
    expect(normaliseCode("base32-11", "ＯＩＬ-0000-0000")).toBe("01100000000");
  });

  it("never reads letters as digits in decimal", () => {
    for (const typed of ["O123456789", "o123456789", "0I23456789", "0l23456789", "B123456789"]) {
      expect(normaliseCode("decimal-10", typed)).toBe(null);
    }
  });

  it("refuses U in base32, which is no symbol and no digit", () => {
    expect(normaliseCode("base32-11", "UBC-DEFG-HJKM")).toBe(null);
  });

  it.each([
    ["Arabic-Indic", "٠١٢٣٤٥٦٧٨٩"],
    ["Persian", "۰۱۲۳۴۵۶۷۸۹"],
    ["Devanagari", "०१२३४५६७८९"],
    ["Bengali", "০১২৩৪৫৬৭৮৯"],
    ["Thai", "๐๑๒๓๔๕๖๗๘๙"],
    ["N'Ko", "߀߁߂߃߄߅߆߇߈߉"],
    ["Adlam", "𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙"],
    ["mathematical monospace", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿"],
    ["superscript", "⁰¹²³⁴⁵⁶⁷⁸⁹"],
  ])("reads %s digits", (_, digits) => {
    expect(normaliseCode("decimal-10", digits)).toBe("0123456789");
    expect(normaliseCode("base32-11", `${digits}z`)).toBe("0123456789Z");
  });

  it("refuses symbols of other scripts that only look or sound like ours", () => {
    for (const typed of [
      "А1234567890",
      "ß123456789",
      "Ａß123456789",
      "1234567890\u0301",
      "一二三四五六七八九十",
    ]) {
      expect(normaliseCode("base32-11", typed)).toBe(null);
      expect(normaliseCode("decimal-10", typed)).toBe(null);
    }
  });

  it("refuses codes that are empty, too short or too long", () => {
    for (const typed of ["", " ", "--", "012345678", "01234567890"])
      expect(normaliseCode("decimal-10", typed)).toBe(null);
    for (const typed of ["", "ABC-DEFG-HJK", "ABC-DEFG-HJKMN"])
      expect(normaliseCode("base32-11", typed)).toBe(null);
  });

  it("looks no further than 64 characters", () => {
    expect(normaliseCode("decimal-10", "0123456789".padStart(TYPED_LENGTH_MAX))).toBe("0123456789");
    expect(normaliseCode("decimal-10", "0123456789".padStart(TYPED_LENGTH_MAX + 1))).toBe(null);
  });
});
