/** Several rounds of one figure as it is kept: the median, and how far apart the rounds were. */

import type { Spread } from "./figures.ts";

/** The fourth digit of anything measured on a shared machine is noise. */
const SIGNIFICANT_DIGITS = 4;

/**
 * The spread of some rounds. Of an even number the lower middle one is the median, whichever way is kinder.
 * @throws RangeError when there is no round: a figure that was not taken is not a figure.
 */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const [min] = sorted;
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  const max = sorted.at(-1);
  if (min === undefined || median === undefined || max === undefined)
    throw new RangeError("a spread of no rounds");
  return { median: rounded(median), min: rounded(min), max: rounded(max) };
}

/** Of two series of one run: the first over the second, round by round. @throws RangeError when they differ in length */
export function ratioByRound(values: readonly number[], base: readonly number[]): Spread {
  if (values.length !== base.length) throw new RangeError("ratios of rounds that have no counterpart");
  return spreadOf(values.map((value, round) => value / (base[round] ?? Number.NaN)));
}

function rounded(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
