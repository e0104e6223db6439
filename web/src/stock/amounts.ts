/** Amounts and counts as staff type them. */

const EUROS = /^(\d{1,7})(?:[.,](\d{1,2}))?$/;
const COUNT = /^\d{1,10}$/;
/** Between thousands, as spreadsheets and people write them. */
const SPACES = /[\s\u00a0\u202f]/g;

/** Cents of an amount in euros: `49`, `49.5`, `1 049,50 €`; undefined for anything else. */
export function centsIn(typed: string): number | undefined {
  const [, euros, decimals = ""] = EUROS.exec(typed.replace(SPACES, "").replace(/€$/, "")) ?? [];
  return euros === undefined ? undefined : Number(euros) * 100 + Number(decimals.padEnd(2, "0"));
}

/** A whole number: `1500`, `1 500`; undefined for anything else. */
export function countIn(typed: string): number | undefined {
  const digits = typed.replace(SPACES, "");
  return COUNT.test(digits) ? Number(digits) : undefined;
}

/** Cents as a field shows them: `49` or `49,50`. */
export function typedEuros(cents: number, decimalSign: string): string {
  const decimals = cents % 100;
  const euros = String(Math.floor(cents / 100));
  return decimals === 0 ? euros : `${euros}${decimalSign}${String(decimals).padStart(2, "0")}`;
}
