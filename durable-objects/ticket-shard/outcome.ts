/** What a shard answers to a redemption. Refusals carry the evidence the Worker needs to word them. */

import type { BatchStatus, CampaignState } from "./settings.ts";

export interface Win {
  readonly kind: "won";
  /** UUID derived from the ledger row: the same ticket has the same id everywhere, without a table. */
  readonly ticketId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Ordinal of the prize in the campaign's catalogue. */
  readonly prize: number;
  /** True when the same player, code and idempotency key had already won this. */
  readonly replayed: boolean;
}

export type Refusal =
  | { readonly kind: "already-used"; readonly byYou: boolean }
  /** Its purchase was refunded before anybody played it. */
  | { readonly kind: "ticket-cancelled" }
  | {
      readonly kind: "campaign-not-active";
      readonly why: Exclude<CampaignState, "open"> | "not-yet-open" | "over";
    }
  | { readonly kind: "batch-not-active"; readonly status: Exclude<BatchStatus, "active"> | "unassigned" }
  | { readonly kind: "no-prize-left" }
  /** Not decided: too many calls wait, or what may be left cannot be reached now. The same play may be sent again. */
  | { readonly kind: "unavailable" };

export type RedemptionOutcome = Win | Refusal;

/**
 * An outcome as it travels from object to Worker: JSON text. The runtime walks every object that an RPC returns in
 * search of stubs and wraps what it finds; measured, that costs 10 µs of a 60 µs call, a string does not.
 */
export type OutcomeText = string & { readonly __outcome: unique symbol };

export function writeOutcome(outcome: RedemptionOutcome): OutcomeText {
  return JSON.stringify(outcome) as OutcomeText;
}

export function readOutcome(text: OutcomeText): RedemptionOutcome {
  return JSON.parse(text) as RedemptionOutcome;
}
