/**
 * The ledger of a shard: redemptions, stock moves and changes of the draw's rules in one sequence, each row
 * carrying the SHA-256 of itself and of the row before. Who holds the last hash holds the whole history.
 */

import { createHash } from "node:crypto";
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

export type LedgerRow = RedemptionRow | StockRow | RulesRow;

type Unsealed<Row> = Row extends LedgerRow ? Omit<Row, "hash"> : never;
export type UnsealedRow = Unsealed<LedgerRow>;

/** Where a ledger stands: what the next row is chained to. */
export interface LedgerHead {
  readonly seq: number;
  readonly at: number;
  readonly hash: string;
}

/** The head of an empty ledger; campaign and shard are in it, so that one shard's rows never fit another's chain. */
export function genesis(campaign: string, shardIndex: number): LedgerHead {
  return { seq: 0, at: 0, hash: sha256(`thetiptop ledger|${campaign}|${shardIndex}`) };
}

/** The hash of a row: SHA-256 over the previous hash and the row's fields, joined by `|`. */
export function hashOf(previousHash: string, row: UnsealedRow): string {
  const start = `${previousHash}|${row.seq}|${row.at}|${row.kind}|`;
  switch (row.kind) {
    case "redemption":
      return sha256(`${start}${row.serial}|${row.player}|${row.prize}|${row.r}`);
    case "stock":
      return sha256(`${start}${row.transferId}|${row.amounts.join(",")}`);
    case "rules":
      return sha256(`${start}${row.drawMode}|${row.oddsPpm.join(",")}`);
  }
}

/**
 * The ticket's public id: the row's hash as a UUID of version 8 (RFC 9562 §5.8: 122 bits of our own making).
 * The same redemption has the same id in shard, D1 and ledger, whoever computes it.
 */
export function ticketIdOf(hash: string): string {
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
