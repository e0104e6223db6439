/** Bounded concurrency, and the seed of a run. */

import { randomInt } from "node:crypto";

/** Runs an action for every item, so many at a time, starting them in the items' order. */
export async function forEachOf<Item>(
  items: Iterable<Item>,
  atOnce: number,
  action: (item: Item) => Promise<void>,
): Promise<void> {
  const source = items[Symbol.iterator]();
  async function work(): Promise<void> {
    for (let next = source.next(); !next.done; next = source.next()) await action(next.value);
  }
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** A fresh seed for `chance`, or the one in SYSTEM_SEED, to send the requests of a failed run again. */
export function newSeed(): number {
  return Number(process.env["SYSTEM_SEED"] ?? randomInt(2 ** 31));
}
