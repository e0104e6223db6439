/**
 * One shard of a paused campaign back in time, and what the desk has to do about it: its settings and its stock moves
 * of since then are sent again, because the desk counts them as done. Wins of since then are lost from the ledger: that
 * is what whoever orders this must know (docs/backup.md).
 */

import type { CancelOutcome } from "../ticket-shard/cancellation.ts";
import type { RewindPoint, RewindPreparation } from "../ticket-shard/point-in-time.ts";
import { total } from "../ticket-shard/quota.ts";
import type { ShardProgress } from "../ticket-shard/transfers.ts";
import type { Actor, DeskEntry } from "./audit.ts";
import type { DeskStore } from "./desk-store.ts";
import { inGroups } from "./in-groups.ts";
import type { RunningCampaign } from "./running-campaign.ts";

/** As long as the platform keeps what a storage was. */
const KEPT_MS = 30 * 86_400_000;

export interface RewindOrder {
  readonly shard: number;
  readonly point: RewindPoint;
  /** For the audit log. */
  readonly reason: string;
}

/** How far a ledger goes. */
export interface LedgerExtent {
  readonly rows: number;
  readonly wins: number;
}

export type RewindOutcome =
  | {
      readonly kind: "rewound";
      /** The bookmark that brings back what was there before. */
      readonly undo: string;
      readonly before: LedgerExtent;
      /** What the storage of then held, before anything was sent again. */
      readonly restored: LedgerExtent;
      /** Stock moves that were sent again; those which the shard still had acted no second time. */
      readonly transfers: number;
      /** Whether each of them moved what it had moved: the stock equation holds then. */
      readonly isStockWhole: boolean;
    }
  | { readonly kind: "no-campaign" | "no-shard" }
  /** It must be paused in every shard, with no stock under way: otherwise plays and moves would be lost while they happen. */
  | { readonly kind: "not-at-rest" }
  | { readonly kind: "refused"; readonly problem: string }
  /** The shard did not answer on the way. The same order may be given again; the way back is in the audit log. */
  | { readonly kind: "unavailable" };

/** So long a shard may take to start anew: it ends by itself a second after it was told how far to go back. */
const RESTART_MAX_MS = 5_000;
const ASK_AGAIN_MS = 200;

/** @param now milliseconds since the epoch */
export async function rewindShard(
  campaign: RunningCampaign,
  store: DeskStore,
  { shard, point, reason }: RewindOrder,
  by: Actor,
  now: number,
): Promise<RewindOutcome> {
  const { record } = campaign;
  if (shard >= record.shardCount) return { kind: "no-shard" };
  if (record.state !== "paused" || campaign.shardsBehind > 0 || campaign.isStockMoving)
    return { kind: "not-at-rest" };
  if (point.kind === "moment" && (point.at >= now || point.at < now - KEPT_MS))
    return { kind: "refused", problem: "le moment doit être dans les 30 derniers jours" };
  const after = {
    shard,
    to: point.kind === "moment" ? new Date(point.at).toISOString() : point.bookmark,
    reason,
  };
  const subject = { kind: "campaign", id: record.slug } as const;
  const entry: DeskEntry = { by, action: "shard.rewound", subject, before: null, after };
  // The order is written down before anything happens. D1 may have it by now: then what came of it is another entry.
  let entryId = campaign.beginRewind(shard, entry);
  let facts: object = {};
  const note = (more: object) => {
    facts = { ...facts, ...more };
    if (entryId !== undefined && store.completeAuditEntry(entryId, facts)) return;
    entryId = store.addAuditEntry({ ...entry, after: { ...after, ...facts } }, Date.now());
  };
  const outcome = await carryOut(campaign, shard, point, note);
  if (outcome.kind === "rewound") {
    const { undo, before, restored, isStockWhole } = outcome;
    const lost = { undo, rowsLost: before.rows - restored.rows, winsLost: before.wins - restored.wins };
    note({ ...lost, isStockWhole });
    console.warn(JSON.stringify({ event: "desk.shard-rewound", campaign: record.slug, shard, ...lost }));
  } else note({ outcome: outcome.kind });
  return outcome;
}

async function carryOut(
  campaign: RunningCampaign,
  shard: number,
  point: RewindPoint,
  note: (facts: object) => void,
): Promise<RewindOutcome> {
  try {
    const before = await extentOf(campaign, shard);
    const prepared = await campaign.ask<RewindPreparation>(shard, (stub) => stub.prepareRewind(point));
    if (prepared.kind === "refused") return prepared;
    const { undo, cancelled } = prepared;
    note({ undo }); // whatever falls silent from here on: this is the way back
    await campaign.ask(shard, (stub) => stub.startAnew()).catch(() => undefined);
    const restored = await soon(() => extentOf(campaign, shard));
    const told = await campaign.tellRewound(shard);
    // Each acts once. A refund that is sent again by hand would not reach the shard: D1 has its answer.
    await inGroups(cancelled, (serial) => campaign.ask<CancelOutcome>(shard, (stub) => stub.cancel(serial)));
    return { kind: "rewound", undo, before, restored, ...told };
  } catch (error) {
    console.error(JSON.stringify({ event: "desk.rewind-unfinished", shard, error: String(error) }));
    return { kind: "unavailable" };
  } finally {
    await campaign.endRewind();
  }
}

async function extentOf(campaign: RunningCampaign, shard: number): Promise<LedgerExtent> {
  const { seq, awarded } = await campaign.ask<ShardProgress>(shard, (stub) => stub.progress([]));
  return { rows: seq, wins: total(awarded) };
}

/** Asks until there is an answer: an object that is about to end gives none. */
async function soon<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const until = Date.now() + RESTART_MAX_MS; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
}
