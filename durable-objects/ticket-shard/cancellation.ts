/** Cancelling a ticket for good, because its purchase was refunded. Synchronous and without a runtime, like a play's decision. */

import type { CancelledRow } from "./ledger.ts";
import { hashOf, placeAfter } from "./ledger.ts";
import type { CampaignState } from "./settings.ts";
import type { ShardBook } from "./shard-book.ts";

/** What a shard answers; every answer but `over` stays the same for good, however often it is asked. */
export type CancelOutcome =
  | { readonly kind: "cancelled" }
  /** Somebody has played it: the win stands. */
  | { readonly kind: "played" }
  /** The campaign is closed: nobody can play it, and its ledger, which the public may have, gets no more rows. */
  | { readonly kind: "over" };

export type Cancellation =
  | { readonly kind: "answered"; readonly outcome: CancelOutcome }
  | { readonly kind: "cancelled-now"; readonly row: CancelledRow };

export interface CancellationDeps {
  readonly book: ShardBook;
  readonly state: CampaignState;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Decides, and when the ticket is cancelled by this, takes it into the book. */
export function cancelTicket({ book, state, now }: CancellationDeps, serial: number): Cancellation {
  if (book.isCancelled(serial)) return { kind: "answered", outcome: { kind: "cancelled" } };
  if (book.isUsed(serial)) return { kind: "answered", outcome: { kind: "played" } };
  if (state === "closed" || state === "archived") return { kind: "answered", outcome: { kind: "over" } };
  const unsealed = { kind: "cancelled", ...placeAfter(book.head, now), serial } as const;
  const row: CancelledRow = { ...unsealed, hash: hashOf(book.head.hash, unsealed) };
  book.apply(row);
  return { kind: "cancelled-now", row };
}
