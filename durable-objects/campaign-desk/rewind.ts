/**
 * One shard of a paused campaign back in time, and what the desk has to do about it: its settings and its stock moves
 * of since then are sent again, because the desk counts them as done. Wins of since then are lost from the ledger: that
 * is what whoever orders this must know (docs/backup.md).
 */

import type { RewindPoint } from "../ticket-shard/point-in-time.ts";
import type { TransferOrder } from "../ticket-shard/transfers.ts";
import type { Actor, DeskEntry } from "./audit.ts";
import type { DeskStore } from "./desk-store.ts";
import type { RunningCampaign } from "./running-campaign.ts";
import type { StockEvent } from "./stock-room.ts";

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
  /** The shard did not answer on the way. The same order may be given again. */
  | { readonly kind: "unavailable" };

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
  const transfers = settledTransfersOf(store.stockEvents(), shard);
  const entry: DeskEntry = {
    by,
    action: "shard.rewound",
    subject: { kind: "campaign", id: record.slug },
    before: null,
    after: { shard, to: point.kind === "moment" ? new Date(point.at).toISOString() : point.bookmark, reason },
  };
  const { entryId, outcome } = await campaign.rewind(shard, point, transfers, entry);
  // What came of it is known only now; the order itself was written down before anything happened.
  if (outcome.kind === "rewound") {
    const { undo, before, restored, isStockWhole } = outcome;
    const facts = { undo, rowsLost: before.rows - restored.rows, winsLost: before.wins - restored.wins };
    if (entryId !== undefined) store.completeAuditEntry(entryId, { ...facts, isStockWhole });
    console.warn(JSON.stringify({ event: "desk.shard-rewound", campaign: record.slug, shard, ...facts }));
  } else if (entryId !== undefined) store.completeAuditEntry(entryId, { outcome: outcome.kind });
  return outcome;
}

/** Every stock move that has happened in a shard, in that order, each with what it moved. */
export function settledTransfersOf(events: readonly StockEvent[], shard: number): TransferOrder[] {
  const kinds = new Map<string, TransferOrder["kind"]>();
  const settled: TransferOrder[] = [];
  for (const event of events) {
    if ((event.kind === "granted" || event.kind === "claimed") && event.shard === shard)
      kinds.set(event.id, event.kind === "granted" ? "grant" : "claim");
    if (event.kind !== "settled") continue;
    const kind = kinds.get(event.id);
    if (kind) settled.push({ id: event.id, kind, amounts: event.amounts });
  }
  return settled;
}
