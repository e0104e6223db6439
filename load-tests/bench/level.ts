/** Waits until nothing of a phase is under way any more, and checks that nobody lost or gained a redemption. */

import { setTimeout as sleep } from "node:timers/promises";
import { campaignStatus } from "../local/api-client.ts";
import { BENCH_CAMPAIGN, type Stage } from "./stage.ts";
import { readTallies } from "./tallies.ts";

const POLL_MS = 100;
const DRAIN_TIMEOUT_MS = 120_000;
/** Shards queue their mails when nobody has played for two seconds: a few polls more or less are nothing to that. */
const MAILS_POLL_MS = 500;

/**
 * Waits until the shards' outboxes are empty.
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

/**
 * Waits until D1 has the mail of each of its winners. To be called when level.
 * @throws Error after two minutes.
 */
export async function waitUntilMailed({ server, otherMails }: Stage): Promise<void> {
  const endsAt = performance.now() + DRAIN_TIMEOUT_MS;
  for (;;) {
    const { winners, mails } = await readTallies(server);
    const missing = winners + otherMails - mails;
    if (missing <= 0) return;
    if (performance.now() > endsAt) throw new Error(`${missing} mails to winners were not queued in time`);
    await sleep(MAILS_POLL_MS);
  }
}

/**
 * Has the mails that wait not be tried again: the room's look at them is nothing that a later phase is to pay for. They stay rows of the queue, so that what is queued can be counted.
 */
export async function withdrawMails({ server }: Stage): Promise<void> {
  const database = await server.miniflare.getD1Database("DB");
  await database.prepare("UPDATE mails SET due_at = NULL WHERE due_at IS NOT NULL").run();
}

/**
 * Waits until all that a phase's plays owe is done, and withdraws its mails: no phase pays for the one before it.
 * @returns milliseconds until D1 had every winner.
 * @throws Error after two minutes.
 */
export async function settle(stage: Stage, campaign: string = BENCH_CAMPAIGN): Promise<number> {
  const drainMs = await waitUntilLevel(stage, campaign);
  await waitUntilMailed(stage);
  await withdrawMails(stage);
  return drainMs;
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
