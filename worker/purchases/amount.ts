/** Amounts of money as people type them. */

/** An amount as it is typed or scanned, in cents: `52,40`, `52.4`, `1 052 €`. Undefined when it is none. */
export function centsOf(typed: string): number | undefined {
  const text = typed.normalize("NFKC").replace(/[\s€]/g, "").replace(",", ".");
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round(Number(text) * 100);
}
