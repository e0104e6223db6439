/** The sums of what was reported. They only grow. Pure. */

import type { Batch } from "./batch.ts";

/**
 * Series kept: four times what 150 routes with a histogram and some statuses each come to. Beyond it new ones are left
 * out, so that a mistake in a label cannot fill the object.
 */
export const SERIES_MAX = 10_000;
/** Reporters remembered, the latest: an isolate lives minutes to hours, and repeats a batch within seconds or never. */
export const REPORTERS_MAX = 10_000;

interface Heard {
  /** Of its last batch that was added. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export class Totals {
  readonly #counts: Map<string, number>;
  /** Oldest first. */
  readonly #heard = new Map<string, Heard>();

  constructor(counts: Iterable<readonly [string, number]> = []) {
    this.#counts = new Map(counts);
  }

  /** Adds a batch, once. @param now milliseconds since the epoch */
  add({ from, counts }: Batch, now: number): void {
    if (from) {
      const known = this.#heard.get(from.reporter);
      this.#remember(from.reporter, { number: Math.max(from.number, known?.number ?? 0), at: now });
      if (known && known.number >= from.number) return;
    }
    for (const [key, value] of counts) {
      const before = this.#counts.get(key);
      if (before === undefined && this.#counts.size >= SERIES_MAX) continue;
      this.#counts.set(key, (before ?? 0) + value);
    }
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Reporters that were heard within the last `milliseconds`. */
  reportersSince(now: number, milliseconds: number): number {
    let count = 0;
    for (const { at } of this.#heard.values()) if (now - at <= milliseconds) count++;
    return count;
  }

  #remember(reporter: string, heard: Heard): void {
    this.#heard.delete(reporter);
    this.#heard.set(reporter, heard);
    if (this.#heard.size <= REPORTERS_MAX) return;
    const [oldest] = this.#heard.keys();
    if (oldest !== undefined) this.#heard.delete(oldest);
  }
}
