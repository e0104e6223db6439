/** Whether a contender's storage holds what players were told. */

import type { Stored } from "./contender.ts";

/** How many units a list of prizes has. */
export function sum(units: readonly number[]): number {
  return units.reduce((total, count) => total + count, 0);
}

/**
 * What is wrong, a sentence each. Of a design that is not exact only the winner rows are asked for: what its
 * counters lost is seen in the race.
 * @param acknowledged wins that players were told of
 * @param stock units by prize before the first play
 */
export function problemsOf(
  acknowledged: number,
  { byPrize, left }: Stored,
  stock: readonly number[],
  isExact: boolean,
): string[] {
  const problems: string[] = [];
  const stored = sum(byPrize);
  if (stored !== acknowledged) problems.push(`${acknowledged} wins were acknowledged, ${stored} are stored`);
  if (!isExact) return problems;
  for (const [prize, units] of stock.entries()) {
    const given = byPrize[prize] ?? 0;
    const rest = left[prize] ?? 0;
    if (given + rest !== units) {
      problems.push(`prize ${prize}: ${given} given and ${rest} left are not the ${units} of its stock`);
    }
  }
  return problems;
}
