/**
 * The way of a shard's wins into the queue of mails: a second projection of the ledger with a watermark of its own.
 * It yields to plays twice over: nothing of it happens in a redemption's turn, and while plays come it leaves D1 to
 * the winners. Queueing is idempotent: a win may go twice and its mail is queued once.
 */

import type { WinnersBatch } from "./outbox.ts";
import { MAX_ROWS_PER_DRAIN } from "./outbox.ts";

/** A pause between plays that is long enough to queue a thousand mails in, and short enough to wait for. */
export const CALM_MS = 2_000;
/** A winner who waits for a mail has this much patience, even while others play without a pause. */
export const LONGEST_WAIT_MS = 60_000;
/** First pause after a failure; doubles up to the longest. */
const RETRY_FIRST_MS = 2_000;
const RETRY_LONGEST_MS = 60_000;

export interface WinMailsDeps {
  /** When the oldest win was won that is in D1 and not queued as a mail; undefined when there is none. */
  readonly oldestUnmailedAt: () => number | undefined;
  /** Up to `limit` such wins. */
  readonly read: (limit: number) => WinnersBatch;
  /** Queues their mails and has the mail room look at them; rejects when either may not have happened. */
  readonly queue: (winners: string) => Promise<void>;
  /** Stores the watermark: everything up to this seq is queued. */
  readonly saveMailedSeq: (seq: number) => void;
  /** True while D1 has all winners and nobody has played for `CALM_MS`. */
  readonly isCalm: () => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export class WinMails {
  readonly #deps: WinMailsDeps;
  #failures = 0;
  #work: Promise<number | null> | undefined;

  constructor(deps: WinMailsDeps) {
    this.#deps = deps;
  }

  /**
   * Queues what waits, a thousand at a time, until nothing does or plays come. Never throws.
   * @returns in how many milliseconds to ask again; null when nothing waits
   */
  attend(): Promise<number | null> {
    this.#work ??= this.#queueWhileCalm().finally(() => {
      this.#work = undefined;
    });
    return this.#work;
  }

  async #queueWhileCalm(): Promise<number | null> {
    const { oldestUnmailedAt, read, queue, saveMailedSeq, isCalm, now } = this.#deps;
    try {
      for (;;) {
        const oldestAt = oldestUnmailedAt();
        if (oldestAt === undefined) return null;
        if (!isCalm() && now() - oldestAt < LONGEST_WAIT_MS) return CALM_MS;
        const { winners, lastSeq } = read(MAX_ROWS_PER_DRAIN);
        if (lastSeq === null) throw new Error("a win waits for its mail and cannot be read");
        await queue(winners);
        saveMailedSeq(lastSeq);
        this.#failures = 0;
      }
    } catch (error) {
      this.#failures++;
      const pauseMs = Math.min(RETRY_FIRST_MS * 2 ** (this.#failures - 1), RETRY_LONGEST_MS);
      console.error(
        JSON.stringify({
          event: "win-mails.failed",
          failures: this.#failures,
          pauseMs,
          error: String(error),
        }),
      );
      return pauseMs;
    }
  }
}
