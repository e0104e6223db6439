/** Waits until D1 has every redemption, and checks that nobody lost or gained one. */

import { setTimeout as sleep } from "node:timers/promises";
import { campaignStatus } from "../local/api-client.ts";
import { BENCH_CAMPAIGN, type Stage } from "./stage.ts";

const POLL_MS = 100;
const DRAIN_TIMEOUT_MS = 120_000;

/**
 * Waits until the shards' outboxes are empty, so that one phase does not pay for the one before it.
 * @returns milliseconds waited.
 * @throws Error after two minutes.
 */
export async function waitUntilLevel(
  { server, adminToken }: Stage,
  campaign: string = BENCH_CAMPAIGN,
): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const { outbox } = await campaignStatus(server.url, adminToken, campaign);
    const waitedMs = performance.now() - startedAt;
    if (outbox.depth === 0) return waitedMs;
    if (waitedMs > DRAIN_TIMEOUT_MS) throw new Error(`${outbox.depth} redemptions did not reach D1 in time`);
    await sleep(POLL_MS);
  }
}

export interface Reckoning {
  /** Wins the generator was told of. */
  readonly acknowledged: number;
  /** Prizes given, by the campaign's own balance. */
  readonly awarded: number;
  /** Rows in D1. */
  readonly winners: number;
  readonly equal: boolean;
}

/** Compares what players were told with what the objects and D1 hold. To be called when level. */
export async function reckon({ server, adminToken }: Stage, acknowledged: number): Promise<Reckoning> {
  const { balance } = await campaignStatus(server.url, adminToken, BENCH_CAMPAIGN);
  const awarded = balance.reduce((sum, prize) => sum + prize.awarded, 0);
  const database = await server.miniflare.getD1Database("DB");
  const count = database
    .prepare("SELECT count(*) AS rows FROM winners WHERE campaign = ?")
    .bind(BENCH_CAMPAIGN);
  const winners = (await count.first<number>("rows")) ?? 0;
  return { acknowledged, awarded, winners, equal: acknowledged === awarded && awarded === winners };
}
