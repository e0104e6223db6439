/** Rounds of one figure as what is kept of them. */

import type { Spread } from "../measured/figures.ts";

/** Of an even number of rounds the lower middle one counts, never the kinder. @throws RangeError for no rounds */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const [min, median, max] = [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)];
  if (min === undefined || median === undefined || max === undefined) throw new RangeError("no rounds");
  return { median: rounded(median), min: rounded(min), max: rounded(max) };
}

/** Three digits after the point: the third is noise already. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
