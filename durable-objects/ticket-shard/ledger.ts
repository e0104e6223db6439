/**
 * The ledger of a shard: redemptions, cancelled tickets, stock moves and changes of the draw's rules in one sequence,
 * each row carrying the SHA-256 of itself and of the row before. Who holds the last hash holds the whole history.
 */

import { sha256Hex } from "../sha256/sha256.ts";
import type { DrawMode } from "./settings.ts";

interface LedgerRowBase {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** Milliseconds since the epoch; never runs backwards within a shard. */
  readonly at: number;
  /** SHA-256, hex. */
  readonly hash: string;
}

export interface RedemptionRow extends LedgerRowBase {
  readonly kind: "redemption";
  readonly serial: number;
  /** The player's account id: a random UUID that means nothing once the account is erased (promise 10). */
  readonly player: string;
  /** Ordinal of the prize. */
  readonly prize: number;
  /** The number drawn, in `[0, sum of the weights)`. */
  readonly r: number;
}

export interface StockRow extends LedgerRowBase {
  readonly kind: "stock";
  readonly transferId: string;
  /** By prize ordinal; positive came in, negative went out. */
  readonly amounts: readonly number[];
}

export interface RulesRow extends LedgerRowBase {
  readonly kind: "rules";
  readonly drawMode: DrawMode;
  readonly oddsPpm: readonly number[];
}

/** A ticket whose purchase was refunded before anybody played it: from here on nobody can. */
export interface CancelledRow extends LedgerRowBase {
  readonly kind: "cancelled";
  readonly serial: number;
}

/** All that is neither a play nor a draw. */
export type EventRow = StockRow | RulesRow | CancelledRow;
export type LedgerRow = RedemptionRow | EventRow;

/**
 * A row as it is published. A redemption keeps its player to itself: the id is random and of 122 bits, so the row's
 * hash hides it from everybody and shows it to who knows it, the player first of all.
 */
export type PublishedRow = Omit<RedemptionRow, "player"> | EventRow;

type Unsealed<Row> = Row extends LedgerRow ? Omit<Row, "hash"> : never;
export type UnsealedRow = Unsealed<LedgerRow>;

/** Where a ledger stands: what the next row is chained to. */
export interface LedgerHead {
  readonly seq: number;
  readonly at: number;
  readonly hash: string;
}

/** Where a whole ledger ends, as the desk and the public are told. */
export interface ShardHead {
  readonly rows: number;
  /** Of the last row. */
  readonly hash: string;
}

/** The head of an empty ledger; campaign and shard are in it, so that one shard's rows never fit another's chain. */
export function genesis(campaign: string, shardIndex: number): LedgerHead {
  return { seq: 0, at: 0, hash: sha256Hex(`thetiptop ledger|${campaign}|${shardIndex}`) };
}

/** The row as it is published, its members in this order: a published ledger has one spelling, to the byte. */
export function publishedRow(row: LedgerRow | PublishedRow): PublishedRow {
  const { seq, at, hash } = row;
  switch (row.kind) {
    case "redemption": {
      const { serial, prize, r } = row;
      return { kind: row.kind, seq, at, serial, prize, r, hash };
    }
    case "stock":
      return { kind: row.kind, seq, at, transferId: row.transferId, amounts: row.amounts, hash };
    case "rules":
      return { kind: row.kind, seq, at, drawMode: row.drawMode, oddsPpm: row.oddsPpm, hash };
    case "cancelled":
      return { kind: row.kind, seq, at, serial: row.serial, hash };
  }
}

/** Where the next row stands: one further, and never earlier, because clocks may step back and a ledger must not. */
export function placeAfter(head: LedgerHead, now: number): Pick<LedgerHead, "seq" | "at"> {
  return { seq: head.seq + 1, at: Math.max(now, head.at) };
}

/** The hash of a row: SHA-256 over the previous hash and the row's fields, joined by `|`. */
export function hashOf(previousHash: string, row: UnsealedRow): string {
  const start = `${previousHash}|${row.seq}|${row.at}|${row.kind}|`;
  switch (row.kind) {
    case "redemption":
      return sha256Hex(`${start}${row.serial}|${row.player}|${row.prize}|${row.r}`);
    case "stock":
      return sha256Hex(`${start}${row.transferId}|${row.amounts.join(",")}`);
    case "rules":
      return sha256Hex(`${start}${row.drawMode}|${row.oddsPpm.join(",")}`);
    case "cancelled":
      return sha256Hex(`${start}${row.serial}`);
  }
}

/**
 * The ticket's public id: a UUID of version 7 (RFC 9562 §5.7), its time the redemption's, its random part the row's
 * hash. The same redemption has the same id in shard, D1 and ledger, whoever computes it; and because ids rise with
 * time, D1 appends to its key instead of writing a page somewhere for each winner.
 */
export function ticketIdOf({ at, hash }: Pick<RedemptionRow, "at" | "hash">): string {
  const time = at.toString(16).padStart(12, "0");
  const variant = ((Number.parseInt(hash.charAt(18), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hash.slice(0, 3)}-${variant}${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
