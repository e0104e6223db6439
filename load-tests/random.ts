/** Chance that can be repeated: the same seed sends the same requests. */

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
