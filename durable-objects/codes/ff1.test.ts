import { FF1 as ReferenceFF1 } from "@noble/ciphers/ff1.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandKey, FF1, type Halves } from "./ff1.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));

function toHalves(digits: readonly number[], radix: number): Halves {
  const middle = Math.floor(digits.length / 2);
  const value = (part: readonly number[]) => part.reduce((sum, digit) => sum * radix + digit, 0);
  return { high: value(digits.slice(0, middle)), low: value(digits.slice(middle)) };
}

function toDigits({ high, low }: Halves, radix: number, length: number): number[] {
  const digits: number[] = [];
  const spread = (value: number, count: number) => {
    for (let power = count - 1; power >= 0; power--) digits.push(Math.floor(value / radix ** power) % radix);
  };
  spread(high, Math.floor(length / 2));
  spread(low, Math.ceil(length / 2));
  return digits;
}

// https://csrc.nist.gov/CSRC/media/Projects/Cryptographic-Standards-and-Guidelines/documents/examples/FF1samples.pdf
const KEY_128 = "2b7e151628aed2a6abf7158809cf4f3c";
const KEY_192 = `${KEY_128}ef4359d8d580aa4f`;
const KEY_256 = `${KEY_192}7f036d6f04fc6a94`;
const NIST_SAMPLES = [
  [1, KEY_128, 10, "", "0123456789", "2433477484"],
  [2, KEY_128, 10, "39383736353433323130", "0123456789", "6124200773"],
  [3, KEY_128, 36, "3737373770717273373737", "0123456789abcdefghi", "a9tv40mll9kdu509eum"],
  [4, KEY_192, 10, "", "0123456789", "2830668132"],
  [5, KEY_192, 10, "39383736353433323130", "0123456789", "2496655549"],
  [6, KEY_192, 36, "3737373770717273373737", "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"],
  [7, KEY_256, 10, "", "0123456789", "6657667009"],
  [8, KEY_256, 10, "39383736353433323130", "0123456789", "1001623463"],
  [9, KEY_256, 36, "3737373770717273373737", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"],
] as const;

describe("FF1", () => {
  it.each(NIST_SAMPLES)("gives NIST's sample %i, both ways", (_, key, radix, tweak, plain, encrypted) => {
    const parse = (text: string) => Array.from(text, (digit) => Number.parseInt(digit, 36));
    const ff1 = new FF1({ radix, length: plain.length, keySchedule: expandKey(hex(key)), tweak: hex(tweak) });
    const result = ff1.encrypt(toHalves(parse(plain), radix));
    expect(toDigits(result, radix, plain.length)).toEqual(parse(encrypted));
    expect(ff1.decrypt(result)).toEqual(toHalves(parse(plain), radix));
  });

  const bytes = (lengths: readonly number[]) =>
    fc.constantFrom(...lengths).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
  const numerals = (radix: number, lengths: readonly number[]) =>
    fc
      .constantFrom(...lengths)
      .chain((length) => fc.array(fc.nat(radix - 1), { minLength: length, maxLength: length }));

  // The lengths the code formats use, and around them both parities and every width a half can take.
  it.each([
    [10, [6, 7, 8, 9, 10, 11, 12, 15, 20, 30]],
    [32, [4, 5, 8, 9, 10, 11, 13, 16, 20]],
    [2, [20, 33, 64, 65, 104]],
    [36, [4, 11, 20]],
    [65535, [2, 3, 6]],
  ] as const)(
    "agrees with the library in radix %i at every length, key and tweak, both ways",
    (radix, lengths) => {
      fc.assert(
        fc.property(
          bytes([16, 24, 32]),
          fc.uint8Array({ maxLength: 80 }),
          numerals(radix, lengths),
          (key, tweak, digits) => {
            const ff1 = new FF1({ radix, length: digits.length, keySchedule: expandKey(key), tweak });
            const reference = ReferenceFF1(radix, key, tweak);
            const halves = toHalves(digits, radix);
            expect(toDigits(ff1.encrypt(halves), radix, digits.length)).toEqual(
              reference.encrypt([...digits]),
            );
            expect(toDigits(ff1.decrypt(halves), radix, digits.length)).toEqual(
              reference.decrypt([...digits]),
            );
          },
        ),
        { numRuns: 1_000 },
      );
    },
  );

  it("agrees with the library at the edges of the range", () => {
    const key = hex(KEY_256);
    for (const [radix, length] of [
      [10, 7],
      [10, 10],
      [32, 9],
      [32, 11],
      [2, 104],
      [36, 20],
    ] as const) {
      const ff1 = new FF1({ radix, length, keySchedule: expandKey(key), tweak: hex("00ff") });
      for (const digit of [0, 1, radix - 1]) {
        const digits = Array<number>(length).fill(digit);
        const expected = ReferenceFF1(radix, key, hex("00ff")).encrypt([...digits]);
        expect(toDigits(ff1.encrypt(toHalves(digits, radix)), radix, length)).toEqual(expected);
      }
    }
  });

  it("refuses domains that are too small to be safe", () => {
    const keySchedule = expandKey(hex(KEY_128));
    const tweak = new Uint8Array();
    expect(() => new FF1({ radix: 10, length: 5, keySchedule, tweak })).toThrow(/fewer than 1000000/);
    expect(() => new FF1({ radix: 32, length: 3, keySchedule, tweak })).toThrow(/fewer than 1000000/);
    expect(new FF1({ radix: 10, length: 6, keySchedule, tweak }).lowSize).toBe(1_000);
  });

  it("refuses halves that would not fit a double, and radixes outside the standard", () => {
    const keySchedule = expandKey(hex(KEY_128));
    const tweak = new Uint8Array();
    expect(() => new FF1({ radix: 10, length: 31, keySchedule, tweak })).toThrow(/does not fit/);
    expect(() => new FF1({ radix: 32, length: 21, keySchedule, tweak })).toThrow(/does not fit/);
    expect(() => new FF1({ radix: 1, length: 10, keySchedule, tweak })).toThrow(/radix 1 /);
    expect(() => new FF1({ radix: 65_536, length: 4, keySchedule, tweak })).toThrow(/radix 65536 /);
  });
});
