/** The board's sums: the newest figures of each shard, and nothing else. Pure. */

import { add, total } from "../ticket-shard/quota.ts";
import type { BoardState, ShardFigures } from "./shard-figures.ts";

export class Tally {
  readonly #byShard = new Map<number, ShardFigures>();

  /** Takes in what a shard said. @returns whether it is newer than what was known of this shard */
  hear(figures: ShardFigures): boolean {
    const known = this.#byShard.get(figures.shard);
    if (known && known.seq >= figures.seq) return false;
    this.#byShard.set(figures.shard, figures);
    return true;
  }

  /** The shards below `shardCount` that have said nothing yet. */
  unheard(shardCount: number): number[] {
    return Array.from({ length: shardCount }, (_, shard) => shard).filter(
      (shard) => !this.#byShard.has(shard),
    );
  }

  state(shardCount: number): BoardState {
    let awarded: readonly number[] = [];
    let lastAt: number | null = null;
    for (const figures of this.#byShard.values()) {
      awarded = add(awarded, figures.awarded);
      if (figures.lastAt !== null) lastAt = Math.max(lastAt ?? 0, figures.lastAt);
    }
    return { played: total(awarded), awarded, lastAt, missing: this.unheard(shardCount).length };
  }
}
