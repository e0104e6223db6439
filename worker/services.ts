/**
 * The rules of the house as the doors see them: API routes and site pages call these and nothing else.
 * One instance a request; built by `createServices(env, ctx)` in worker/services-live.ts.
 */

import type { CampaignCatalogue } from "../durable-objects/campaign-desk/definition.ts";
import type { RefusalCode } from "./http/errors.ts";

export type Role = "CLIENT" | "EMPLOYEE" | "ADMIN";

/** The person behind a request, as the session row says. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly isVerified: boolean;
}

export interface RegisterInput {
  readonly email: string;
  readonly password: string;
  readonly confirmPassword: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
}

/** A field that was refused and the sentence that says why. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export type RegisterOutcome =
  | { readonly kind: "registered"; readonly user: Omit<Account, "isVerified"> }
  | { readonly kind: "invalid"; readonly problems: readonly FieldProblem[] };

export type LogInOutcome =
  /** `expiresAt`: milliseconds since the epoch. */
  | { readonly kind: "logged-in"; readonly token: string; readonly expiresAt: number; readonly user: Account }
  | { readonly kind: "refused" };

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
  | { readonly kind: "refused"; readonly code: RefusalCode };

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

export interface TicketPage {
  readonly tickets: readonly TicketView[];
  readonly pagination: {
    readonly total: number;
    readonly page: number;
    readonly limit: number;
    readonly totalPages: number;
  };
}

export interface Services {
  register(input: RegisterInput): Promise<RegisterOutcome>;
  logIn(email: string, password: string): Promise<LogInOutcome>;
  /** The account behind a session token; undefined when the token is absent, forged, expired or revoked. */
  identify(token: string | undefined): Promise<Account | undefined>;
  logOut(token: string | undefined): Promise<void>;
  /** Plays a code as typed. The win is durable when this returns. */
  play(
    account: Account,
    typedCode: string,
    idempotencyKey: string | null,
    language: "fr" | "en",
  ): Promise<PlayOutcome>;
  myTickets(
    account: Account,
    query: { readonly page: number; readonly limit: number; readonly status?: TicketStatus | undefined },
    language: "fr" | "en",
  ): Promise<TicketPage>;
  /** The default campaign; null before it was created. */
  campaign(): Promise<CampaignCatalogue | null>;
}
