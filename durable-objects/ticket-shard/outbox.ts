/**
 * The way of a shard's redemptions to D1. There is no outbox table and no list: what is past a watermark in the
 * ledger is what remains to be sent. Sending is idempotent: a row may go twice and arrives once.
 */

/** One insert's worth: 1,000 rows are about 130 kB of JSON, far below D1's 2 MB a value. */
export const MAX_ROWS_PER_DRAIN = 1000;

/** Redemptions on their way: winners as the JSON text that D1 takes, so that no row becomes an object here. */
export interface WinnersBatch {
  /** `[[ticketId, serial, seq, player, prize, at, store], …]` in the ledger's order. */
  readonly winners: string;
  readonly count: number;
  /** The last one's place in the ledger; null when there is none. */
  readonly lastSeq: number | null;
}

export interface OutboxDeps {
  /** Up to `limit` stored redemptions after a seq. */
  readonly read: (afterSeq: number, limit: number) => WinnersBatch;
  /** Writes winners to D1; rejects when D1 did not take them. */
  readonly deliver: (winners: string) => Promise<void>;
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

  /** Everything up to this place in the ledger is in D1. */
  get drainedSeq(): number {
    return this.#drainedSeq;
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

  async #send(depth: number): Promise<void> {
    for (let left = depth; left > 0; ) {
      const { winners, count, lastSeq } = this.#deps.read(
        this.#drainedSeq,
        Math.min(left, MAX_ROWS_PER_DRAIN),
      );
      if (lastSeq === null)
        throw new Error(`the outbox counts ${left} redemptions that the ledger does not have`);
      await this.#deps.deliver(winners);
      this.#deps.saveDrainedSeq(lastSeq);
      this.#drainedSeq = lastSeq;
      this.#depth -= count;
      left -= count;
    }
  }
}
