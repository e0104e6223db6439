/** Deciding about a ticket, as whoever asks for it sees it: what can be decided, and every way it can end. */

import type { TicketStatus, TicketView } from "../tickets/views.ts";
import type { RejectionWhy } from "./rejection-reasons.ts";

export type Decision =
  | { readonly status: "VALIDATED" }
  | { readonly status: "REJECTED"; readonly reason: string }
  | { readonly status: "CLAIMED" };

/** A decision as the counter asks for it: a rejection by one of the house's reasons, worded for the player. */
export type AskedDecision =
  | Decision
  /** `note` says more, in the words of whoever rejects; empty for nothing more. */
  | { readonly status: "REJECTED"; readonly why: RejectionWhy; readonly note: string };

/** Who did it, when and where. */
export interface Hand {
  readonly staffId: string;
  /** As colleagues and players may read it: first name and initial; null once that account is gone. */
  readonly name: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the shop; null when nobody said. */
  readonly store: string | null;
}

/** A ticket as staff see it: with its player. */
export interface StaffTicket extends TicketView {
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
  };
}

/** Deciding the same again changes nothing and answers the same (promise 9). */
export type DecisionOutcome =
  | {
      readonly kind: "decided";
      readonly ticket: StaffTicket;
      /** False when it stood so already. */
      readonly isNew: boolean;
      /** Who brought it there; null for what was decided before hands were kept. */
      readonly by: Hand | null;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "status-not-allowed"; readonly from: TicketStatus; readonly by: Hand | null }
  /** The campaign's claims have ended: nothing is promised or handed over any more. */
  | { readonly kind: "too-late"; readonly claimUntil: number };

/** What became of one of many tickets that were to be validated. */
export interface BulkResult {
  readonly id: string;
  /** In display form; null for a ticket that is not there. */
  readonly code: string | null;
  readonly kind: "validated" | "stands-already" | "too-late" | "not-found";
  /** How it stands now; null for a ticket that is not there. */
  readonly status: TicketStatus | null;
}

export type BulkOutcome =
  | { readonly kind: "done"; readonly results: readonly BulkResult[] }
  | { readonly kind: "too-many" };

/** Rows of one page of a list. */
export const BULK_MAX = 100;

/** Long enough to see a slip, too short for a customer to have left the shop with somebody else's prize. */
export const UNDO_MS = 60_000;

export type UndoOutcome =
  | {
      readonly kind: "undone";
      readonly ticket: StaffTicket;
      /** The mail that said the prize was ready: taken back in time, or gone. `none` when there was none. */
      readonly mail: "withdrawn" | "sent" | "none";
    }
  | { readonly kind: "not-found" }
  /** Nobody decided anything that stands. */
  | { readonly kind: "nothing-to-undo" }
  | { readonly kind: "not-yours"; readonly by: Hand }
  | { readonly kind: "expired" }
  /** Something happened since. */
  | { readonly kind: "changed"; readonly by: Hand | null };
