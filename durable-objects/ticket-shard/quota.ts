/** What is left of each prize in one shard, by ordinal. Prizes added later lengthen the list. */

export type Quotas = readonly number[];

/** `quotas + amounts`, prize by prize; the longer list sets the length. */
export function add(quotas: Quotas, amounts: Quotas): number[] {
  const length = Math.max(quotas.length, amounts.length);
  return Array.from({ length }, (_, prize) => (quotas[prize] ?? 0) + (amounts[prize] ?? 0));
}

/** `-amounts`, without negative zeros, which JSON and hashes would spell differently. */
export function negate(amounts: Quotas): number[] {
  return amounts.map((amount) => 0 - amount);
}

/** What can be given of what is wanted: `min(wanted, quotas)`, never below zero. */
export function atMost(wanted: Quotas, quotas: Quotas): number[] {
  return wanted.map((amount, prize) => Math.max(0, Math.min(amount, quotas[prize] ?? 0)));
}

export function total(quotas: Quotas): number {
  let sum = 0;
  for (const left of quotas) sum += left;
  return sum;
}
