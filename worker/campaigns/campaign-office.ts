/** A campaign as head office runs it: interfaces only. Which one: by its slug, or the default one for null. */

import type {
  CampaignCatalogue,
  OpeningOutcome,
  PurchaseRule,
  PurchaseRuleOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { CampaignState } from "../../durable-objects/ticket-shard/settings.ts";

export type {
  CampaignCatalogue,
  OpeningOutcome,
  PurchaseRule,
  PurchaseRuleOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
export type { CampaignState } from "../../durable-objects/ticket-shard/settings.ts";

/** Local dates and times as typed, where the campaign runs: `2026-11-22T18:30`. */
export interface TypedDates {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly claimUntil: string;
}

export interface CampaignStanding {
  readonly catalogue: CampaignCatalogue;
  /** The dates, as `TypedDates`. */
  readonly localDates: TypedDates;
  readonly played: number;
  readonly unplayed: number;
  /** Units still to be given, all prizes together. */
  readonly prizesLeft: number;
  /** Of the unplayed tickets, those that would find nothing. */
  readonly missing: number;
  /** Shards that do not follow the settings' version yet. */
  readonly shardsBehind: number;
}

export type StandingOutcome =
  | { readonly kind: "read"; readonly standing: CampaignStanding }
  | { readonly kind: "no-campaign" };

export type ChangeDatesOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "no-campaign" }
  /** The campaign is over. */
  | { readonly kind: "closed" }
  /** They must follow each other. */
  | { readonly kind: "not-in-order" }
  | {
      readonly kind: "invalid";
      readonly field: keyof TypedDates;
      /** `skipped`: in the hour that clocks skip in spring. */
      readonly why: "not-a-time" | "skipped";
    };

export interface CampaignOffice {
  /** Reads every shard. */
  standing(slug: string | null): Promise<StandingOutcome>;
  /** @param mayRunShort false refuses to open with less stock than tickets */
  changeState(slug: string | null, to: CampaignState, mayRunShort: boolean): Promise<OpeningOutcome>;
  changeDates(slug: string | null, typed: TypedDates): Promise<ChangeDatesOutcome>;
  changePurchaseRule(slug: string | null, rule: PurchaseRule): Promise<PurchaseRuleOutcome>;
}
