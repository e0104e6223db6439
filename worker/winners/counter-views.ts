/** What the counter asks for and is shown of winners. */

import type { Limited } from "../limits/limiter.ts";
import type { ListQuery } from "../lists/list.ts";
import type { CounterTicket, FailedLookUp, Undoable } from "../look-ups/look-up.ts";
import type { StaffTicket } from "./decision.ts";

/** The ticket of a code, as the contract's search gives it (5.3). */
export type FindTicketOutcome =
  | { readonly kind: "found"; readonly ticket: StaffTicket }
  /** The code is right, and nobody has played it yet. */
  | { readonly kind: "not-played" }
  /** A refund cancelled it before anybody played it. */
  | { readonly kind: "cancelled" }
  /** It was played by somebody whose account is erased: there is nobody to hand a prize to. */
  | { readonly kind: "player-erased" }
  | { readonly kind: "not-found" }
  | Limited;

export interface CounterFigures {
  readonly validatedToday: number;
  readonly rejectedToday: number;
  readonly pendingTotal: number;
}

export interface QueueFilters {
  readonly status: "PENDING" | "VALIDATED";
  /** A shop's id. */
  readonly store?: string | undefined;
  /** Ordinal of a prize of the default campaign. */
  readonly prize?: number | undefined;
}

/** Ids rise with the time of the play: they are the order and the cursor. */
export type QueueQuery = Pick<ListQuery<QueueFilters>, "filters" | "after" | "before" | "limit">;

export type DayEventKind = "validated" | "rejected" | "handed-over" | "undone";

export interface DayEvent {
  readonly id: string;
  readonly kind: DayEventKind;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: string | null;
  /** Null once the player's account is gone. */
  readonly ticket: CounterTicket | null;
  readonly undoable: Undoable | null;
}

/** What one member of staff did today. */
export interface MyDay {
  readonly timeZone: string;
  /** One's own decisions, by kind; undone ones are not taken off. */
  readonly counts: Readonly<Record<DayEventKind, number>>;
  /** Of all staff. */
  readonly figures: CounterFigures;
  /** Latest first; some at most. */
  readonly events: readonly DayEvent[];
  readonly failures: readonly FailedLookUp[];
}
