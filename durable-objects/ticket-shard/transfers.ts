/** What desk and shard say to each other about stock and settings. Every order may arrive twice and acts once. */

import type { StockRow } from "./ledger.ts";
import { hashOf, placeAfter } from "./ledger.ts";
import { atMost, negate } from "./quota.ts";
import type { ShardSettings } from "./settings.ts";
import type { ShardBook } from "./shard-book.ts";

export interface TransferOrder {
  readonly id: string;
  /** `grant`: take these in. `claim`: give up to these back. */
  readonly kind: "grant" | "claim";
  /** By prize ordinal, none negative. */
  readonly amounts: readonly number[];
}

export interface SyncOrder {
  /** Sent when the shard may not have this version yet. */
  readonly settings?: ShardSettings;
  readonly transfers: readonly TransferOrder[];
}

export interface SyncReport {
  /** The settings version the shard now follows. */
  readonly version: number;
  /** The ledger's length when `left` was read: of two reports, the higher seq is the newer. */
  readonly seq: number;
  readonly left: readonly number[];
  /** What each ordered transfer moved, none negative. */
  readonly moved: readonly { readonly id: string; readonly amounts: readonly number[] }[];
}

/** Where a shard stands, for the desk's status. */
export interface ShardProgress {
  readonly seq: number;
  readonly left: readonly number[];
  readonly awarded: readonly number[];
  readonly outboxDepth: number;
  /** When the oldest redemption that is not in D1 was made; null when level. */
  readonly oldestPendingAt: number | null;
  /** Which of the transfers that the desk asked about have happened here, and what they moved. */
  readonly applied: readonly { readonly id: string; readonly amounts: readonly number[] }[];
}

/** Carries a transfer out in the book and returns the row to store. The caller has seen that it is the first time. */
export function carryOut(book: ShardBook, order: TransferOrder, now: number): StockRow {
  const amounts = order.kind === "grant" ? order.amounts : negate(atMost(order.amounts, book.quotas));
  const unsealed = { kind: "stock", ...placeAfter(book.head, now), transferId: order.id, amounts } as const;
  const row: StockRow = { ...unsealed, hash: hashOf(book.head.hash, unsealed) };
  book.apply(row);
  return row;
}

/** What a stored transfer moved, as the desk counts it: never negative, whichever way it went. */
export function movedBy(amounts: readonly number[]): number[] {
  return amounts.map(Math.abs);
}
