/**
 * The decision on one play: replay, refusal, win, or "dry" when this shard must first ask the desk for stock.
 * Synchronous and without a runtime: what it is given is all it knows, and the caller writes what it decides.
 */

import type { HmacSha256 } from "../sha256/sha256.ts";
import { refusalOf } from "./admission.ts";
import { drawNumber, prizeAt, weightsOf } from "./draw.ts";
import type { RedemptionRow } from "./ledger.ts";
import { hashOf, placeAfter, ticketIdOf } from "./ledger.ts";
import type { RedemptionOutcome, Win } from "./outcome.ts";
import { total } from "./quota.ts";
import type { ShardSettings } from "./settings.ts";
import type { ShardBook } from "./shard-book.ts";

export interface RedemptionRequest {
  readonly serial: number;
  readonly player: string;
  readonly idempotencyKey: string | null;
}

/** A redemption with the key it was asked under; the key is stored beside the row and is no part of the chain. */
export interface KeyedRedemption {
  readonly row: RedemptionRow;
  readonly idempotencyKey: string | null;
}

export type Decision =
  | { readonly kind: "answered"; readonly outcome: RedemptionOutcome }
  | { readonly kind: "redeemed"; readonly outcome: Win; readonly redemption: KeyedRedemption }
  | { readonly kind: "dry" };

export interface DecisionDeps {
  readonly book: ShardBook;
  readonly settings: ShardSettings | undefined;
  /** The shard's seed, as the key of its draws. */
  readonly shardSeed: HmacSha256;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The redemption of a ticket that the book says was played: decided in this turn, or stored. */
  readonly findPlayed: (serial: number) => KeyedRedemption;
}

/** Decides a play and, when it wins, takes it into the book. */
export function decide(deps: DecisionDeps, request: RedemptionRequest): Decision {
  const { book, settings, now } = deps;
  const isUsed = book.isUsed(request.serial);
  const isCancelled = isUsed && book.isCancelled(request.serial);
  const played = isUsed && !isCancelled ? deps.findPlayed(request.serial) : undefined;
  const isOwn = played?.row.player === request.player;
  if (
    played &&
    isOwn &&
    request.idempotencyKey !== null &&
    played.idempotencyKey === request.idempotencyKey
  ) {
    return { kind: "answered", outcome: winOf(played.row, true) };
  }
  const refusal = refusalOf(settings, request.serial, now);
  if (refusal) return { kind: "answered", outcome: refusal };
  if (played) return { kind: "answered", outcome: { kind: "already-used", byYou: isOwn } };
  if (isCancelled) return { kind: "answered", outcome: { kind: "ticket-cancelled" } };

  if (!book.rules) throw new Error("an open campaign without rules for its draw");
  const weights = weightsOf(book.rules.drawMode, book.quotas, book.rules.oddsPpm);
  const bound = total(weights);
  if (bound === 0) return { kind: "dry" };

  const place = placeAfter(book.head, now);
  const r = drawNumber(deps.shardSeed, request.serial, place.seq, bound);
  const unsealed = {
    kind: "redemption",
    ...place,
    serial: request.serial,
    player: request.player,
    prize: prizeAt(weights, r),
    r,
  } as const;
  const row: RedemptionRow = { ...unsealed, hash: hashOf(book.head.hash, unsealed) };
  book.apply(row);
  return {
    kind: "redeemed",
    outcome: winOf(row, false),
    redemption: { row, idempotencyKey: request.idempotencyKey },
  };
}

function winOf(row: RedemptionRow, replayed: boolean): Win {
  return { kind: "won", ticketId: ticketIdOf(row), at: row.at, prize: row.prize, replayed };
}
