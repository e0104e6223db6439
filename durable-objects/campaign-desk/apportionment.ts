/** Sharing whole things out, with nothing lost to rounding. */

/**
 * Shares `count` out in proportion to `weights` by largest remainders (Hamilton's method); ties go to the earlier.
 * The parts are whole and add up to `count`; no part exceeds its weight while `count` is at most their sum.
 * @param count whole, not negative
 * @param weights whole, not negative, at least one above zero unless `count` is 0
 */
export function apportion(count: number, weights: readonly number[]): number[] {
  if (count === 0) return weights.map(() => 0);
  const whole = BigInt(count); // a count times what shards hold reaches 10^18, past the safe integers
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n) throw new RangeError("nothing to share by: every weight is 0");
  const parts = weights.map((weight, index) => {
    const product = whole * BigInt(weight);
    return { index, part: Number(product / sum), remainder: product % sum };
  });
  let left = count - parts.reduce((total, { part }) => total + part, 0);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  );
  for (const part of byRemainder) {
    if (left === 0) break;
    part.part += 1;
    left -= 1;
  }
  return parts.map(({ part }) => part);
}

/**
 * One shard's part of every prize when all units, prize after prize, are dealt to the shards like cards, in the
 * order in which serials are. So each prize's parts add up to its stock and differ by one at most, and when there
 * is one unit a ticket, each shard gets exactly as many units as it has tickets: no shard runs dry by rounding.
 * Closed form: O(prizes) for a shard, whatever the campaign's size.
 * @param stock units of each prize
 * @param startAt how many units were dealt before, so that a later deal goes on where the last one ended
 */
export function dealtTo(
  shardIndex: number,
  shardCount: number,
  stock: readonly number[],
  startAt = 0,
): number[] {
  let dealt = startAt;
  return stock.map((units) => {
    const part =
      cardsBefore(dealt + units, shardIndex, shardCount) - cardsBefore(dealt, shardIndex, shardCount);
    dealt += units;
    return part;
  });
}

/** How many of the first `cards` cards go to this shard. */
function cardsBefore(cards: number, shardIndex: number, shardCount: number): number {
  return Math.floor((cards - shardIndex - 1) / shardCount) + 1;
}
