/** Purchases that gave a ticket, as the rest of the house sees them. */

import type { FieldProblem } from "../accounts/outcomes.ts";

export type Language = "fr" | "en";

export const CHANNELS = ["counter", "till", "web-shop"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a refund did to the ticket: `expired` when the campaign was closed before, so that nobody can play it anyway. */
export const REFUND_OUTCOMES = ["cancelled", "played", "expired"] as const;
export type RefundEffect = (typeof REFUND_OUTCOMES)[number];

export interface Refund {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly effect: RefundEffect;
}

/** What anybody who lists purchases may see: no code. */
export interface PurchaseEntry {
  readonly id: string;
  readonly storeId: string;
  readonly receipt: string;
  /** Null for a ticket that was given without a purchase. */
  readonly amountCents: number | null;
  /** Such as `z•••@example.com`; null when the code was not mailed, or the address has been dropped. */
  readonly maskedEmail: string | null;
  readonly channel: Channel;
  readonly serial: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly refund: Refund | null;
}

/** A purchase with its ticket, for whoever hands it over. */
export interface Purchase extends PurchaseEntry {
  /** As it is printed. */
  readonly code: string;
  /** Opens the play page with the code filled in, in French and in English. */
  readonly links: Readonly<Record<Language, string>>;
  /** Milliseconds since the epoch; the first moments at which it is too late. */
  readonly playUntil: number;
  readonly claimUntil: number;
  readonly timeZone: string;
}

/** As it was typed, sent or scanned. */
export interface PurchaseInput {
  readonly storeId: string;
  /** Null for a ticket without a purchase; then there is no receipt either, and `key` tells two of them apart. */
  readonly receipt: string | null;
  readonly amountCents: number | null;
  readonly email?: string | null | undefined;
  /** Of the mail. */
  readonly language?: Language | undefined;
  /** Of a ticket without a purchase: the form's own, so that sending it twice gives one ticket. */
  readonly key?: string | undefined;
}

export type RecordOutcome =
  | { readonly kind: "recorded"; readonly purchase: Purchase }
  /** The receipt was recorded before, here or elsewhere: the same ticket again. */
  | { readonly kind: "repeated"; readonly purchase: Purchase }
  /** The receipt was recorded before with another amount; nothing was changed. */
  | { readonly kind: "amount-differs"; readonly recordedCents: number | null }
  | { readonly kind: "below-minimum"; readonly minimumCents: number }
  /** A ticket without a purchase, in a campaign that wants one. */
  | { readonly kind: "purchase-required" }
  | { readonly kind: "no-tickets-left" }
  | { readonly kind: "unknown-store" }
  | { readonly kind: "campaign-not-open" }
  /** A webhook that was taken before; nothing was done. */
  | { readonly kind: "delivery-repeated" }
  | { readonly kind: "invalid"; readonly problems: readonly FieldProblem[] };

export type RefundOutcome =
  | { readonly kind: "refunded"; readonly effect: RefundEffect; readonly purchase: Purchase }
  /** It was refunded before; what that did to the ticket stands. */
  | { readonly kind: "repeated"; readonly effect: RefundEffect; readonly purchase: Purchase }
  | { readonly kind: "unknown-purchase" }
  | { readonly kind: "delivery-repeated" }
  | { readonly kind: "invalid"; readonly problems: readonly FieldProblem[] };

/** What the counter asks for. Each takes place in the shop where the member of staff stands. */
export interface CounterPurchases {
  record(input: Omit<PurchaseInput, "storeId">): Promise<RecordOutcome | { readonly kind: "no-shop" }>;
  /** A purchase of this shop; of any shop for an administrator. */
  find(id: string): Promise<Purchase | undefined>;
  refund(id: string): Promise<RefundOutcome>;
  /** What a purchase must be to give a ticket; undefined before there is a campaign. */
  rule(): Promise<{ readonly minimumCents: number; readonly isRequired: boolean } | undefined>;
}
