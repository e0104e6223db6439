/**
 * What a shard holds in memory: a fold of its ledger and nothing else. Quotas have no table of their own, so they
 * cannot drift from what was awarded (promise 3); whatever happens, reading the ledger again gives the same book.
 */

import type { LedgerHead, LedgerRow, PublishedRow } from "./ledger.ts";
import { genesis } from "./ledger.ts";
import { add } from "./quota.ts";
import type { DrawMode } from "./settings.ts";
import { TicketSet } from "./ticket-set.ts";

export interface DrawRules {
  readonly drawMode: DrawMode;
  readonly oddsPpm: readonly number[];
}

export class ShardBook {
  /** What the next row is chained to. */
  head: LedgerHead;
  /** What is left, by prize ordinal. */
  quotas: number[] = [];
  /** What was won, by prize ordinal. */
  readonly awarded: number[] = [];
  /** The rules the next draw follows; null until the desk has told any. */
  rules: DrawRules | null = null;
  /** Played or cancelled: one set, so that the question before each play is one. */
  readonly #used = new TicketSet();
  readonly #cancelled = new TicketSet();
  readonly #shardCount: number;

  constructor(campaign: string, shardIndex: number, shardCount: number) {
    this.head = genesis(campaign, shardIndex);
    this.#shardCount = shardCount;
  }

  /** Whether a ticket can never be played again: it was, or it was cancelled. */
  isUsed(serial: number): boolean {
    return this.#used.has(this.#localOf(serial));
  }

  isCancelled(serial: number): boolean {
    return this.#cancelled.has(this.#localOf(serial));
  }

  /** Takes in the next row. Rows must come in order; the caller stores them. */
  apply(row: LedgerRow | PublishedRow): void {
    if (row.seq !== this.head.seq + 1) throw new Error(`ledger row ${row.seq} after ${this.head.seq}`);
    switch (row.kind) {
      case "redemption":
        this.award(row.serial, row.prize);
        break;
      case "stock":
        this.quotas = add(this.quotas, row.amounts);
        break;
      case "rules":
        this.rules = { drawMode: row.drawMode, oddsPpm: row.oddsPpm };
        break;
      case "cancelled":
        this.#used.add(this.#localOf(row.serial));
        this.#cancelled.add(this.#localOf(row.serial));
        break;
    }
    this.head = row;
  }

  /** Marks a ticket as played and takes its prize out of the quota, without moving the head. */
  award(serial: number, prize: number): void {
    this.#used.add(this.#localOf(serial));
    this.quotas[prize] = (this.quotas[prize] ?? 0) - 1;
    this.awarded[prize] = (this.awarded[prize] ?? 0) + 1;
  }

  /** A ticket's number within its shard. */
  #localOf(serial: number): number {
    return Math.floor(serial / this.#shardCount);
  }
}
