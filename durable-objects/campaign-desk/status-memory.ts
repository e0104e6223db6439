/**
 * A campaign's status for anyone who asks. Reading it costs a call to every shard, so it is read at most once in a
 * while, by one reading that all who ask meanwhile wait for; and nobody waits long for shards that do not answer.
 */

import { within } from "../within.ts";
import type { CampaignStatus, RememberedStatus } from "./definition.ts";

/** Scrapers come every 15 to 60 s: each of them gets figures of its own, and a hundred of them cost no more than one. */
const REMEMBERED_MS = 10_000;
/** A scrape gives the desk 2 s; the way there and back is in it. */
const ANSWER_MS = 1_500;

export class StatusMemory {
  readonly #read: () => Promise<CampaignStatus | null>;
  #status: CampaignStatus | null = null;
  #readAt = 0;
  #triedAt = Number.NEGATIVE_INFINITY;
  #hasFailed = false;
  #reading: Promise<void> | undefined;

  /** @param read asks every shard */
  constructor(read: () => Promise<CampaignStatus | null>) {
    this.#read = read;
  }

  /** What is known, read anew when it is old. Never rejects. @param now milliseconds since the epoch */
  async recent(now: number): Promise<RememberedStatus> {
    // Counted from the attempt, not from its success: silent shards are not asked more often than others.
    if (!this.#reading && now - this.#triedAt >= REMEMBERED_MS) {
      this.#reading = this.#readAnew(now).finally(() => {
        this.#reading = undefined;
      });
    }
    if (this.#reading) await within(ANSWER_MS, this.#reading).catch(() => undefined);
    return {
      status: this.#status,
      readAt: this.#readAt,
      isOverdue: this.#hasFailed || this.#reading !== undefined,
    };
  }

  async #readAnew(now: number): Promise<void> {
    this.#triedAt = now;
    try {
      this.#status = await this.#read();
      this.#readAt = now;
      this.#hasFailed = false;
      // That there is no campaign cost no shard a call, and may change any moment.
      if (!this.#status) this.#triedAt = Number.NEGATIVE_INFINITY;
    } catch (error) {
      this.#hasFailed = true;
      console.error(JSON.stringify({ event: "desk.status-unread", error: String(error) }));
    }
  }
}
