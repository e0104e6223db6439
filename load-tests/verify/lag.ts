/** How far D1 is behind the shards while a run lasts, and how long until it is level. */

import { setTimeout as sleep } from "node:timers/promises";
import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";

/** Gentle: a status asks every shard, a hundred calls at most. */
export const SAMPLE_MS = 1_000;
/** The end is watched closely: it is what the figure says. */
const LEVEL_POLL_MS = 50;
/** Twice a run of a few minutes at twice the rate that D1 takes; what needs longer is broken. */
const LEVEL_TIMEOUT_MS = 300_000;

export type ReadStatus = () => Promise<Pick<CampaignStatus, "outbox" | "redemptions">>;

type OnSample = (status: Awaited<ReturnType<ReadStatus>>) => void;

export class LagWatch {
  readonly #read: ReadStatus;
  readonly #intervalMs: number;
  readonly #onSample: OnSample;
  readonly #end = new AbortController();
  #watching: Promise<void> | undefined;
  #worstMs = 0;

  /** @param intervalMs between two samples */
  constructor(read: ReadStatus, intervalMs = SAMPLE_MS, onSample: OnSample = () => undefined) {
    this.#read = read;
    this.#intervalMs = intervalMs;
    this.#onSample = onSample;
  }

  /** The greatest age of the oldest row that was not yet in D1, milliseconds. */
  get worstMs(): number {
    return this.#worstMs;
  }

  /** Begins to sample once a second. */
  start(): void {
    this.#watching = this.#watch();
  }

  /** Ends the sampling. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      // A server that breaks under the load answers no status either; the run itself will say so.
      const status = await this.#read().catch(() => undefined);
      if (status !== undefined) {
        this.#worstMs = Math.max(this.#worstMs, status.outbox.lagMs);
        this.#onSample(status);
      }
      await sleep(this.#intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Waits until every outbox is empty. @returns milliseconds; undefined when it took more than five minutes */
export async function untilLevel(read: ReadStatus): Promise<number | undefined> {
  const startedAt = performance.now();
  for (;;) {
    const { outbox } = await read();
    const waitedMs = performance.now() - startedAt;
    if (outbox.depth === 0) return Math.round(waitedMs);
    if (waitedMs > LEVEL_TIMEOUT_MS) return undefined;
    await sleep(LEVEL_POLL_MS);
  }
}
