/** Every sentence of the site. One type for all languages: a missing sentence does not compile. */

import type { RefusalCode } from "../../../worker/http/errors.ts";
import type { TicketStatus } from "../../../worker/services.ts";
import type { Language } from "./pages.ts";

/** Fields of the forms, by the names the services use for them. */
export type FieldName = "email" | "password" | "confirmPassword" | "firstName" | "lastName";

/** Where a campaign stands on the day it is looked at. */
export type CampaignPhase = "unknown" | "unavailable" | "upcoming" | "running" | "paused" | "over";

interface PageText {
  readonly title: string;
  readonly description: string;
}

export interface Dictionary {
  readonly site: {
    readonly name: string;
    readonly tagline: string;
    readonly skip: string;
    readonly mainNavigation: string;
    readonly otherLanguage: string;
    readonly play: string;
    readonly prizes: string;
    readonly signIn: string;
    readonly signUp: string;
    readonly signOut: string;
    readonly home: string;
    readonly footer: string;
    readonly unavailable: string;
  };
  readonly home: PageText & {
    readonly eyebrow: string;
    readonly heading: string;
    readonly headingOver: string;
    readonly offer: string;
    readonly start: string;
    readonly account: string;
    readonly ticketLabel: string;
    readonly ticketFor: string;
    readonly ticketHint: string;
    readonly phases: Record<CampaignPhase, string>;
    readonly stepsHeading: string;
    readonly steps: readonly { readonly title: string; readonly text: string }[];
    readonly prizesHeading: string;
    readonly prizesIntro: string;
    readonly worth: (value: string) => string;
    readonly ofTickets: string;
    readonly datesHeading: string;
    readonly opens: string;
    readonly closes: string;
    readonly claim: string;
    readonly sealHeading: string;
    readonly seal: string;
    /** Once the seed is published. */
    readonly sealOpened: string;
    readonly seedPublished: string;
  };
  readonly account: {
    readonly fields: Record<FieldName, { readonly label: string; readonly problem: string }>;
    readonly passwordRules: string;
    readonly formProblem: string;
    readonly tooLong: string;
    /** Too many attempts: of signing in, registering, asking for mails. */
    readonly tooMany: string;
  };
  readonly signUp: PageText & {
    readonly heading: string;
    readonly lead: string;
    readonly submit: string;
    readonly already: string;
  };
  readonly signIn: PageText & {
    readonly heading: string;
    readonly lead: string;
    readonly submit: string;
    readonly noAccount: string;
    readonly refused: string;
    readonly afterRegistration: string;
    readonly afterReset: string;
    readonly forgotten: string;
    readonly codeKept: string;
  };
  readonly verify: PageText & {
    readonly ask: { readonly heading: string; readonly text: string; readonly submit: string };
    readonly verified: { readonly heading: string; readonly text: string };
    readonly invalid: { readonly heading: string; readonly text: string };
  };
  readonly forgotten: PageText & {
    readonly heading: string;
    readonly lead: string;
    readonly submit: string;
    readonly sent: string;
  };
  readonly newPassword: PageText & {
    readonly heading: string;
    readonly lead: string;
    readonly submit: string;
    readonly invalidLink: string;
  };
  readonly play: PageText & {
    readonly heading: string;
    readonly lead: string;
    readonly signedOutLead: string;
    readonly wonHeading: string;
    readonly codeLabel: string;
    readonly codeHint: Record<"decimal-10" | "base32-11" | "unknown", string>;
    readonly submit: string;
    readonly asking: string;
    readonly turning: string;
    readonly skip: string;
    readonly retry: string;
    readonly unreachable: string;
    readonly unavailable: string;
    readonly signedOut: string;
    readonly or: string;
    readonly won: string;
    readonly wonBefore: string;
    readonly wonWorth: (value: string) => string;
    readonly wonCode: string;
    readonly wonNext: string;
    readonly again: string;
    readonly seePrizes: string;
    readonly refusals: Record<RefusalCode, string>;
  };
  readonly prizes: PageText & {
    readonly heading: string;
    readonly lead: string;
    readonly count: (total: number) => string;
    readonly empty: string;
    readonly emptyAction: string;
    readonly code: string;
    readonly playedAt: string;
    readonly value: string;
    readonly reason: string;
    readonly statuses: Record<TicketStatus, string>;
    readonly statusHints: Record<TicketStatus, string>;
    readonly unavailable: string;
    readonly pages: string;
    readonly previous: string;
    readonly next: string;
    readonly pageOf: (page: number, pages: number) => string;
  };
  readonly missing: PageText & { readonly heading: string; readonly text: string };
  readonly trouble: Record<
    "bad-request" | "unreadable-address" | "foreign-origin" | "too-large" | "broken",
    { readonly title: string; readonly text: string }
  > & { readonly back: string };
  readonly language: Language;
}
