/** From what people type, paste, dictate or scan to the canonical code, or to nothing. */

import type { CodeFormat } from "../campaign-desk/definition.ts";
import { FORMATS } from "./format.ts";

/** A code with a space or dash after every symbol has 21 characters; three times that is a mistake, not a code. */
export const TYPED_LENGTH_MAX = 64;

/**
 * What separates groups when people copy a code: spaces, dashes, invisible marks (soft hyphens, zero-width
 * spaces, direction marks come with pasted text), the minus signs and the dots of several scripts, and the long
 * vowel mark that Japanese keyboards give for a dash.
 */
const SEPARATORS =
  /[\s\p{Z}\p{Pd}\p{Cf}\u02d7\u2043\u2212\u30fc.\u00b7\u06d4\u2022\u2027\u22c5\u3002\u30fb]/gu;
const NON_ASCII = /[^\x20-\x7e]/u;
const DECIMAL_DIGIT = /^\p{Nd}$/u;

/** Letters that Crockford's alphabet leaves out because they are read as digits. */
const READ_AS_DIGIT: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

const CANONICAL: Readonly<Record<CodeFormat, RegExp>> = {
  "decimal-10": canonicalPattern("decimal-10"),
  "base32-11": canonicalPattern("base32-11"),
};

/**
 * The canonical code behind what was typed; null when it is none of this format.
 * Letters are never read as digits in a decimal code: nobody prints letters there, so they are slips.
 */
export function normaliseCode(format: CodeFormat, typed: string): string | null {
  if (CANONICAL[format].test(typed)) return typed;
  if (typed.length > TYPED_LENGTH_MAX) return null;
  let text = typed.normalize("NFKC").replace(SEPARATORS, "");
  if (NON_ASCII.test(text)) text = text.replace(/\p{Nd}/gu, asciiDigit);
  // Checked before the case changes: capitals of other scripts may be letters of ours (ß gives SS).
  if (NON_ASCII.test(text)) return null;
  if (format === "base32-11")
    text = text.toUpperCase().replace(/[OIL]/g, (letter) => READ_AS_DIGIT[letter] ?? letter);
  return CANONICAL[format].test(text) ? text : null;
}

function canonicalPattern(format: CodeFormat): RegExp {
  const { alphabet, length } = FORMATS[format];
  return new RegExp(`^[${alphabet}]{${length}}$`);
}

/**
 * The ASCII digit for any script's. Unicode promises that decimal digits come in ascending runs of ten, so the
 * distance to the start of the run tells the value, also where several runs stand side by side.
 */
function asciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let start = codePoint;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(start - 1))) start--;
  return String((codePoint - start) % 10);
}
