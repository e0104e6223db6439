/** Bounded concurrency and repeatable chance. */

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

/** A repeatable source of numbers in `[0, 1)` (mulberry32). Good enough to shuffle, not to draw prizes. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const copy = [...items];
  for (let end = copy.length; end > 1; end--) {
    const at = Math.floor(random() * end);
    const last = copy[end - 1] as Item;
    copy[end - 1] = copy[at] as Item;
    copy[at] = last;
  }
  return copy;
}

/** One of the items, which must not be none. */
export function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  if (items.length === 0) throw new RangeError("one of nothing");
  return items[Math.floor(random() * items.length)] as Item;
}
