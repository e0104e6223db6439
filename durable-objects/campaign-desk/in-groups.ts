/** Doing something for every shard without asking all of them at once. */

/** Shards asked at the same time: enough to hide the round trip, few enough to stay far below the runtime's limits. */
const AT_ONCE = 50;

/** Runs an action for every item, some at the same time, and gives the results in the items' order. */
export async function inGroups<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(action))));
  }
  return results;
}
