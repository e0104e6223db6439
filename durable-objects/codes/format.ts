/** The shapes a printed code can have, and what people see of them. */

import type { CodeFormat } from "../campaign-desk/definition.ts";

export interface FormatRules {
  /** Symbols in a canonical code, prefix included. */
  readonly length: number;
  /** The symbols in the order of their values; their number is the radix. */
  readonly alphabet: string;
  /** Shard counts that a whole number of prefix symbols can name: prefix length = index. */
  readonly shardCounts: readonly number[];
  /** Symbols in each printed group. */
  readonly groups: readonly number[];
}

/** Crockford's base32 leaves out I, L and O, which are taken for digits, and U, which makes rude words. */
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const FORMATS: Readonly<Record<CodeFormat, FormatRules>> = {
  "decimal-10": { length: 10, alphabet: "0123456789", shardCounts: [1, 10, 100, 1000], groups: [10] },
  "base32-11": { length: 11, alphabet: CROCKFORD, shardCounts: [1, 32, 1024], groups: [3, 4, 4] },
};

/** A canonical code as it is printed: `0123456789`, or `ABC-DEFG-HJKM`. */
export function displayCode(format: CodeFormat, code: string): string {
  const printed: string[] = [];
  let at = 0;
  for (const size of FORMATS[format].groups) {
    printed.push(code.slice(at, at + size));
    at += size;
  }
  return printed.join("-");
}

/** Writes `value` (an exact integer) in the alphabet's radix with exactly `length` symbols. */
export function writeNumeral(value: number, length: number, alphabet: string): string {
  let text = "";
  let rest = value;
  for (let left = length; left > 0; left--) {
    text = alphabet.charAt(rest % alphabet.length) + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}

/** Reads symbols of the alphabet as a number; the caller has checked that they all belong to it. */
export function readNumeral(text: string, alphabet: string): number {
  let value = 0;
  for (const symbol of text) value = value * alphabet.length + alphabet.indexOf(symbol);
  return value;
}
