/** Tickets as the contract shows them, and every way of asking for one can end. */

import type { RefusalCode } from "../http/errors.ts";
import type { PageRequest, Pagination } from "../http/pagination.ts";
import type { Limited } from "../limits/limiter.ts";

export type TicketStatus = "PENDING" | "VALIDATED" | "REJECTED" | "CLAIMED";

/** A prize in the contract's form; `value` is euros with two decimals. */
export interface PrizeView {
  readonly id: string;
  readonly type: "PHYSICAL" | "DISCOUNT";
  readonly name: string;
  readonly description: string;
  readonly value: string;
}

export type PlayOutcome =
  | {
      readonly kind: "won";
      /** `code` in display form; `playedAt` ISO 8601. */
      readonly ticket: {
        readonly id: string;
        readonly code: string;
        readonly status: TicketStatus;
        readonly playedAt: string;
      };
      readonly prize: PrizeView;
      /** Ordinal of the prize in the catalogue: which field the wheel stops on. */
      readonly prizeOrdinal: number;
      readonly replayed: boolean;
    }
  | { readonly kind: "refused"; readonly code: RefusalCode }
  | Limited;

/** What became of a play whose answer was lost. */
export type OwnWinOutcome =
  | Extract<PlayOutcome, { kind: "won" }>
  /** Unknown, unplayed, somebody else's: one answer. */
  | { readonly kind: "not-found" };

export interface TicketView {
  readonly id: string;
  readonly code: string;
  readonly status: TicketStatus;
  readonly playedAt: string;
  readonly claimedAt: string | null;
  readonly validatedAt: string | null;
  readonly rejectionReason: string | null;
  readonly prize: PrizeView;
}

/** A ticket as the site shows it to its player: with when it was refused, and until when it can be claimed. */
export interface MyPrize extends TicketView {
  readonly rejectedAt: string | null;
  /** Milliseconds since the epoch: the end of its campaign's claims. */
  readonly claimUntil: number;
  /** Of its campaign: in which its times are told. */
  readonly timeZone: string;
}

export interface PrizeQuery {
  /** From 1. */
  readonly page: number;
  readonly limit: number;
  readonly status?: TicketStatus | undefined;
}

export interface MyPrizePage {
  readonly prizes: readonly MyPrize[];
  /** Just played and not in D1 yet, so on no page; whatever status was asked for. */
  readonly arriving: readonly MyPrize[];
  readonly counts: Readonly<Record<TicketStatus, number>>;
  readonly page: number;
  /** Pages of the status asked for. */
  readonly pageCount: number;
}

export type MyPrizeOutcome =
  | { readonly kind: "found"; readonly prize: MyPrize }
  | { readonly kind: "not-found" };

export type TicketOutcome =
  | { readonly kind: "found"; readonly ticket: TicketView }
  | { readonly kind: "not-found" }
  | Limited;

export type CheckOutcome =
  | { readonly kind: "exists"; readonly isUsed: boolean }
  /** The purchase it came with was refunded: a play of it is refused. */
  | { readonly kind: "cancelled" }
  | { readonly kind: "malformed" }
  | { readonly kind: "unknown" }
  | Limited;

export interface TicketQuery extends PageRequest {
  readonly status?: TicketStatus | undefined;
}

export interface TicketPage {
  readonly tickets: readonly TicketView[];
  readonly pagination: Pagination;
}
