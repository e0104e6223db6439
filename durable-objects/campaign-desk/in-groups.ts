/** Doing something for every shard without asking all of them at once. */

/** Shards asked at the same time: enough to hide the round trip, few enough to stay far below the runtime's limits. */
const AT_ONCE = 50;

/**
 * Runs an action for every item, some at the same time, and gives the results in the items' order. One that takes
 * long holds up nobody but itself: a silent shard must not keep a revocation from the others.
 */
export async function inGroups<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  async function work(): Promise<void> {
    for (const [index, item] of queue) results[index] = await action(item);
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  return results;
}
