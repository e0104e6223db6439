/** Values inside SQL text, for the one place that cannot bind them: a file that wrangler sends to D1. */

/** What no name and no address holds, and what could end a line, a file or a text early; half of a character too. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * A text as an SQL literal.
 * @throws RangeError for control characters and broken Unicode
 */
export function sqlText(value: string): string {
  if (UNSAFE.test(value)) throw new RangeError("a control character cannot stand in an SQL text");
  return `'${value.replaceAll("'", "''")}'`;
}

/**
 * A whole number as an SQL literal.
 * @throws RangeError for anything that a double does not hold exactly
 */
export function sqlInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  return String(value);
}
