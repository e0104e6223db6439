/**
 * Replays a shard's ledger from its first row and checks everything anyone could doubt: the chain, the order, each
 * draw, and that no ticket and no prize was given twice or out of nothing. Needs the ledger and the seed, no more.
 */

import { MAX_STOCK } from "../campaign-desk/bounds.ts";
import { bytesOfHex } from "../sha256/running.ts";
import { HmacSha256 } from "../sha256/sha256.ts";
import { drawNumber, prizeAt, shardSeedOf, weightsOf } from "./draw.ts";
import type { LedgerRow, PublishedRow, RedemptionRow } from "./ledger.ts";
import { hashOf } from "./ledger.ts";
import { add, type Quotas, total } from "./quota.ts";
import { ShardBook } from "./shard-book.ts";

export interface ReplayedShard {
  readonly campaign: string;
  readonly shardIndex: number;
  readonly shardCount: number;
  readonly ticketCount: number;
}

export type ReplayVerdict =
  | {
      readonly kind: "sound";
      /** Where the ledger ends. A ledger cut short is sound too: compare this with the head that was published. */
      readonly head: { readonly seq: number; readonly hash: string };
      readonly awarded: readonly number[];
      readonly left: readonly number[];
    }
  | { readonly kind: "broken"; readonly seq: number; readonly problem: string };

/** @param campaignSeed as published at the close, hex */
export function replayLedger(
  shard: ReplayedShard,
  campaignSeed: string,
  rows: Iterable<LedgerRow | PublishedRow>,
): ReplayVerdict {
  const replay = new LedgerReplay(shard, campaignSeed);
  for (const row of rows) {
    const problem = replay.take(row);
    if (problem) return { kind: "broken", seq: row.seq, problem };
  }
  return replay.sound();
}

/** A replay row by row, for ledgers that are longer than memory. */
export class LedgerReplay {
  readonly #shard: ReplayedShard;
  readonly #seed: HmacSha256;
  readonly #book: ShardBook;
  #sealedRows = 0;

  /** @param campaignSeed as published at the close, hex */
  constructor(shard: ReplayedShard, campaignSeed: string) {
    this.#shard = shard;
    this.#book = new ShardBook(shard.campaign, shard.shardIndex, shard.shardCount);
    this.#seed = new HmacSha256(bytesOfHex(shardSeedOf(campaignSeed, shard.campaign, shard.shardIndex)));
  }

  /** Redemptions whose hash was taken as it stands, because their player was withheld. */
  get sealedRows(): number {
    return this.#sealedRows;
  }

  /** Checks the next row and takes it in. @returns what is wrong with it; nothing can follow such a row */
  take(row: LedgerRow | PublishedRow): string | undefined {
    const problem = problemOf(this.#shard, this.#book, this.#seed, row);
    if (problem) return problem;
    if (!isWhole(row)) this.#sealedRows++;
    this.#book.apply(row);
    return undefined;
  }

  /** Where the rows taken so far lead, all of them sound. */
  sound(): Extract<ReplayVerdict, { kind: "sound" }> {
    const { head, quotas } = this.#book;
    const awarded = Array.from(quotas, (_, prize) => this.#book.awarded[prize] ?? 0);
    return { kind: "sound", head: { seq: head.seq, hash: head.hash }, awarded, left: quotas };
  }
}

function isWhole(row: LedgerRow | PublishedRow): row is LedgerRow {
  return row.kind !== "redemption" || "player" in row;
}

function problemOf(
  shard: ReplayedShard,
  book: ShardBook,
  seed: HmacSha256,
  row: LedgerRow | PublishedRow,
): string | undefined {
  if (row.seq !== book.head.seq + 1) return `row ${row.seq} follows row ${book.head.seq}`;
  if (row.at < book.head.at) return "time runs backwards";
  // Who does not know the player cannot make the hash anew; the next row of another kind is chained to it as it stands.
  if (isWhole(row) && hashOf(book.head.hash, row) !== row.hash)
    return "the hash does not fit the row and the one before";
  if (row.kind === "cancelled") return ticketProblemOf(shard, book, row.serial);
  if (row.kind === "stock") return stockProblemOf(book.quotas, row.amounts);
  return row.kind === "redemption" ? drawProblemOf(shard, book, seed, row) : undefined;
}

/** Bounded before anything is drawn from it: a forged row may name any number. */
function stockProblemOf(quotas: Quotas, amounts: Quotas): string | undefined {
  const after = add(quotas, amounts);
  if (after.some((left) => left < 0)) return "more stock left than there was";
  return total(after) > MAX_STOCK ? "more stock than a campaign can have" : undefined;
}

function drawProblemOf(
  shard: ReplayedShard,
  book: ShardBook,
  seed: HmacSha256,
  row: Omit<RedemptionRow, "player">,
): string | undefined {
  const problem = ticketProblemOf(shard, book, row.serial);
  if (problem) return problem;
  if (!book.rules) return "a draw before any rules";
  const weights = weightsOf(book.rules.drawMode, book.quotas, book.rules.oddsPpm);
  const bound = total(weights);
  if (bound === 0) return "a win from empty quotas";
  const r = drawNumber(seed, row.serial, row.seq, bound);
  if (r !== row.r) return `the seed draws ${r}, the row says ${row.r}`;
  const prize = prizeAt(weights, r);
  return prize === row.prize ? undefined : `the draw is prize ${prize}, the row says ${row.prize}`;
}

/** A ticket is redeemed once or cancelled once, and never both. */
function ticketProblemOf(shard: ReplayedShard, book: ShardBook, serial: number): string | undefined {
  const isOwned = serial >= 0 && serial < shard.ticketCount && serial % shard.shardCount === shard.shardIndex;
  if (!isOwned) return `serial ${serial} does not belong to this shard`;
  if (book.isCancelled(serial)) return `serial ${serial} was cancelled before`;
  return book.isUsed(serial) ? `serial ${serial} was redeemed before` : undefined;
}
