/** Looking something up at the counter: what is shown, and every way it can end. */

import type { BatchStatus } from "../../durable-objects/ticket-shard/settings.ts";
import type { PrizeView, TicketStatus } from "../tickets/views.ts";

/** How a ticket that was played stands at the counter. */
export type TicketVerdict =
  /** Validated, in time: hand it over. */
  | "ready"
  | "to-validate"
  | "handed-over"
  | "rejected"
  /** Neither handed over nor rejected, and the claims have ended. */
  | "too-late";

/** Why a code leads to no ticket. */
export type CodeVerdict = "not-played" | "cancelled" | "unknown" | "malformed" | "erased" | "limited";

export type Verdict = TicketVerdict | CodeVerdict;

/** Why a look-up is kept as failed. `reason` of a row may be an older word. */
export type LookUpReason = Exclude<CodeVerdict, "limited"> | "nobody";

export interface FailedLookUp {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: "code" | "email" | "name";
  readonly masked: string;
  /** One of `LookUpReason`. */
  readonly reason: string;
}

export type DeskAction = "validate" | "hand-over" | "reject";

export interface HistoryEntry {
  readonly kind: "played" | "validated" | "rejected" | "handed-over" | "undone";
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who of the staff; null when nobody kept it, and for the play. */
  readonly by: string | null;
  /** The shop's name; null when nobody said. */
  readonly shop: string | null;
  readonly reason: string | null;
}

/** A decision that whoever looks can still take back. */
export interface Undoable {
  readonly eventId: string;
  readonly kind: "validated" | "rejected" | "handed-over";
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** A player as the counter sees them before their file is opened. */
export interface MaskedPlayer {
  readonly id: string;
  /** `Zoé L.` */
  readonly name: string;
  /** `z•••@example.com` */
  readonly email: string;
  readonly city: string | null;
}

export interface CounterTicket {
  readonly id: string;
  readonly code: string;
  readonly verdict: TicketVerdict;
  readonly status: TicketStatus;
  readonly prize: PrizeView;
  readonly player: MaskedPlayer;
  /** Milliseconds since the epoch. */
  readonly playedAt: number;
  readonly claimUntil: number;
  readonly timeZone: string;
  /** The shop whose ticket it was; null when its batch belongs to none. */
  readonly shop: string | null;
  readonly rejectionReason: string | null;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly actions: readonly DeskAction[];
  readonly undoable: Undoable | null;
  /** Whether the last decision is that of whoever looks. */
  readonly isOwnDecision: boolean;
}

export interface FoundPlayer extends MaskedPlayer {
  /** Waiting and ready ones, latest first; some at most. */
  readonly openPrizes: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: TicketStatus;
  }[];
}

export type LookUpOutcome =
  | { readonly kind: "nothing" }
  | { readonly kind: "ticket"; readonly ticketId: string }
  | {
      readonly kind: "no-ticket";
      readonly verdict: CodeVerdict;
      /** Of a ticket that was not played: its batch's; null when its serial is in none. */
      readonly batch: BatchStatus | null;
      /** When it is worth trying again; of `limited` alone. */
      readonly retrySeconds: number | null;
    }
  | { readonly kind: "people"; readonly people: readonly FoundPlayer[]; readonly hasMore: boolean }
  | { readonly kind: "nobody"; readonly asked: "email" | "name" };

/** A player's file at the counter: what is needed to hand over, no address and no telephone. */
export interface CounterPlayer {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly isVerified: boolean;
  /** Open ones first, then latest first; some at most. */
  readonly tickets: readonly CounterTicket[];
  readonly hasMore: boolean;
}
