/**
 * The way of a shard's redemptions to D1. There is no outbox table and no list: what is past a watermark in the
 * ledger is what remains to be sent. Sending is idempotent: a row may go twice and arrives once.
 */

import type { RedemptionRow } from "./ledger.ts";

/** One insert's worth: 1,000 rows are about 130 kB of JSON, far below D1's 2 MB a value. */
export const MAX_ROWS_PER_DRAIN = 1000;

export interface OutboxDeps {
  /** Up to `limit` stored redemptions after a seq, in the ledger's order. */
  readonly read: (afterSeq: number, limit: number) => readonly RedemptionRow[];
  /** Writes the rows to D1; rejects when D1 did not take them. */
  readonly deliver: (rows: readonly RedemptionRow[]) => Promise<void>;
  /** Stores the watermark: everything up to this seq is in D1. */
  readonly saveDrainedSeq: (seq: number) => void;
}

export class Outbox {
  readonly #deps: OutboxDeps;
  #drainedSeq: number;
  #depth: number;
  #sending: Promise<void> | undefined;

  /**
   * @param drainedSeq the stored watermark
   * @param depth how many redemptions the ledger has past it
   */
  constructor(deps: OutboxDeps, drainedSeq: number, depth: number) {
    this.#deps = deps;
    this.#drainedSeq = drainedSeq;
    this.#depth = depth;
  }

  /** Ledger rows that are not in D1 yet. */
  get depth(): number {
    return this.#depth;
  }

  /** The redemption that has waited longest. */
  oldest(): RedemptionRow | undefined {
    return this.#deps.read(this.#drainedSeq, 1)[0];
  }

  /** Counts redemptions that were just written. */
  add(count: number): void {
    this.#depth += count;
  }

  /** Sends what waits now, a thousand rows at a time. Rejects at the first failure; nothing is lost by it. */
  drain(): Promise<void> {
    this.#sending ??= this.#send(this.#depth).finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #send(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const rows = this.#deps.read(this.#drainedSeq, Math.min(left, MAX_ROWS_PER_DRAIN));
      const last = rows.at(-1);
      if (!last) throw new Error(`the outbox counts ${left} redemptions that the ledger does not have`);
      await this.#deps.deliver(rows);
      this.#deps.saveDrainedSeq(last.seq);
      this.#drainedSeq = last.seq;
      this.#depth -= rows.length;
      left -= rows.length;
    }
  }
}
