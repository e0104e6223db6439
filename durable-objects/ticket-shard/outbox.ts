/**
 * The way of a shard's redemptions to D1. There is no outbox table: what is past a watermark in the ledger is what
 * remains to be sent. Memory holds only the serials that wait (8 bytes each); rows are read when they are sent.
 * Sending is idempotent, so a row may go twice and arrives once.
 */

import type { RedemptionRow } from "./ledger.ts";

/** One insert's worth: 1,000 rows are about 130 kB of JSON, far below D1's 2 MB a value. */
export const MAX_ROWS_PER_DRAIN = 1000;

export interface OutboxDeps {
  /** The stored redemptions of these serials in the ledger's order. */
  readonly read: (serials: readonly number[]) => readonly RedemptionRow[];
  /** Writes the rows to D1; rejects when D1 did not take them. */
  readonly deliver: (rows: readonly RedemptionRow[]) => Promise<void>;
  /** Stores the watermark: everything up to this seq is in D1. */
  readonly saveDrainedSeq: (seq: number) => void;
}

export class Outbox {
  readonly #deps: OutboxDeps;
  #serials: number[] = [];
  #seqs: number[] = [];
  #sending: Promise<void> | undefined;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Ledger rows that are not in D1 yet. */
  get depth(): number {
    return this.#serials.length;
  }

  /** The serial that has waited longest. */
  get oldest(): number | undefined {
    return this.#serials[0];
  }

  /** Takes in a committed redemption. Calls come in the ledger's order. */
  push(serial: number, seq: number): void {
    this.#serials.push(serial);
    this.#seqs.push(seq);
  }

  /** Sends what waits now, a thousand rows at a time. Rejects at the first failure; nothing is lost by it. */
  drain(): Promise<void> {
    this.#sending ??= this.#send(this.depth).finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #send(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const serials = this.#serials.slice(0, Math.min(left, MAX_ROWS_PER_DRAIN));
      await this.#deps.deliver(this.#deps.read(serials));
      this.#deps.saveDrainedSeq(this.#seqs[serials.length - 1] ?? 0);
      this.#serials = this.#serials.slice(serials.length);
      this.#seqs = this.#seqs.slice(serials.length);
      left -= serials.length;
    }
  }
}
