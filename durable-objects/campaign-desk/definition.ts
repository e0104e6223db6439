/** What a campaign is made of, as the desk stores it and as the rest of the house reads it. */

import type { ShardHead } from "../ticket-shard/ledger.ts";
import type { Batch, BatchStatus, BatchUse, CampaignState, DrawMode } from "../ticket-shard/settings.ts";

export type CodeFormat = "decimal-10" | "base32-11";
export type PrizeType = "PHYSICAL" | "DISCOUNT";

export interface Prize {
  /** UUID; the contract shows it. */
  readonly id: string;
  /** Position in the catalogue; never reused, so ledgers can name a prize by it. */
  readonly ordinal: number;
  readonly type: PrizeType;
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly descriptionEn: string;
  /** Euro cents. */
  readonly valueCents: number;
  /** Stated share or odds, parts per million. */
  readonly oddsPpm: number;
  /** False once it was withdrawn: none of it is given any more, and it keeps its place for those who won it. */
  readonly isActive: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** What is drawn among all who played, at the end. */
export interface GrandPrize {
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly descriptionEn: string;
  /** Euro cents. */
  readonly valueCents: number;
}

/** What gives a ticket. */
export interface PurchaseRule {
  /** Euro cents a receipt must reach. */
  readonly minimumCents: number;
  /** False when staff may also give a ticket to somebody who buys nothing. */
  readonly isRequired: boolean;
}

/** A prize as it is asked for; what else belongs to one is the desk's to say. */
export type PrizeWording = Omit<Prize, "id" | "ordinal" | "isActive" | "createdAt">;

/** Asked of `CampaignDesk.create`. Each prize states its stock, or a share from which exact stock is apportioned. */
export interface CampaignDefinition {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly codeFormat: CodeFormat;
  readonly ticketCount: number;
  readonly shardCount: number;
  readonly drawMode: DrawMode;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly claimUntil: number;
  readonly prizes: readonly (PrizeWording & { readonly stock?: number })[];
  /** Absent when nothing is drawn at the end. */
  readonly grandPrize?: GrandPrize | undefined;
  readonly batches: readonly {
    readonly label: string;
    readonly firstSerial: number;
    readonly lastSerial: number;
    readonly status: BatchStatus;
    /** Absent for none. */
    readonly store?: string | null | undefined;
    /** Absent for `printed`. */
    readonly use?: BatchUse | undefined;
  }[];
  /** Absent for 49 € and a purchase that is needed: what the house began with. */
  readonly purchaseRule?: PurchaseRule | undefined;
}

/** A campaign as the Worker and the site read it: nothing secret in it. */
export interface CampaignCatalogue {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly codeFormat: CodeFormat;
  readonly ticketCount: number;
  readonly shardCount: number;
  readonly drawMode: DrawMode;
  readonly state: CampaignState;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly claimUntil: number;
  readonly prizes: readonly Prize[];
  /** Null when nothing is drawn at the end. */
  readonly grandPrize: GrandPrize | null;
  readonly batches: readonly Batch[];
  readonly purchaseRule: PurchaseRule;
  /** SHA-256 of the campaign's seed, hex: public before the first play (promise 5). */
  readonly seedHash: string;
  /** The seed itself, hex; only once the campaign is closed. */
  readonly seed: string | null;
  /** Version of the settings this was read at. */
  readonly version: number;
}

export type CreateOutcome =
  | { readonly kind: "created"; readonly catalogue: CampaignCatalogue }
  | { readonly kind: "exists" }
  | { readonly kind: "invalid"; readonly problem: string };

export type StateOutcome =
  | { readonly kind: "changed"; readonly catalogue: CampaignCatalogue }
  | { readonly kind: "no-campaign" }
  | { readonly kind: "not-allowed"; readonly from: CampaignState; readonly to: CampaignState };

export type DatesOutcome =
  | StateOutcome
  /** The campaign is over: its dates are what its players and its ledgers went by. */
  | { readonly kind: "closed" };

export type OpeningOutcome =
  | StateOutcome
  /** Nothing was changed: so many tickets would find nothing, and nobody said that this is meant. */
  | { readonly kind: "short-of-stock"; readonly missing: number };

export type PurchaseRuleOutcome =
  | { readonly kind: "changed"; readonly catalogue: CampaignCatalogue }
  | { readonly kind: "no-campaign" }
  | { readonly kind: "closed" }
  | { readonly kind: "invalid"; readonly problem: string };

/** A prize for a campaign that exists. */
export type NewPrize = PrizeWording & { readonly stock: number };

/** What is to be different about a prize; what is absent stays as it is. */
export type PrizeChanges = Partial<Omit<PrizeWording, "type">> & {
  /** Units still to be given from the moment of the decision; of a prize that is not active, once it is again. */
  readonly stock?: number;
  /** `false` withdraws what is left; `true` brings that back, or `stock`, where it is stated. */
  readonly isActive?: boolean;
};

/** Where one prize stands. */
export interface PrizeFigures {
  readonly ordinal: number;
  /** Units still to be given; of a prize that is not active, those that come back with it. */
  readonly left: number;
  readonly awarded: number;
}

export type PrizeOutcome =
  | {
      readonly kind: "changed";
      readonly catalogue: CampaignCatalogue;
      readonly prize: Prize;
      readonly figures: PrizeFigures;
    }
  | { readonly kind: "no-campaign" }
  | { readonly kind: "no-prize" }
  | { readonly kind: "invalid"; readonly problem: string }
  /** Nothing was changed: how many are left cannot be told while a shard does not answer. */
  | { readonly kind: "unavailable" };

export type DeactivationOutcome =
  | { readonly kind: "changed"; readonly catalogue: CampaignCatalogue }
  | Extract<PrizeOutcome, { readonly kind: "no-campaign" | "no-prize" | "invalid" }>;

export type PrizesOutcome =
  | {
      readonly kind: "read";
      readonly catalogue: CampaignCatalogue;
      /** By ordinal, one for each prize. */
      readonly figures: readonly PrizeFigures[];
    }
  | Extract<PrizeOutcome, { readonly kind: "no-campaign" | "unavailable" }>;

/** A change of stock for one prize. Counts are whole tickets' worth of prizes, at least 1. */
export type StockChange =
  | { readonly kind: "raise"; readonly prize: number; readonly count: number }
  | { readonly kind: "lower"; readonly prize: number; readonly count: number }
  | {
      readonly kind: "move";
      readonly prize: number;
      readonly count: number;
      readonly fromShard: number;
      readonly toShard: number;
    };

export type StockOutcome =
  /** `done` may be less than asked when prizes were won meanwhile; `pending` is still under way and goes on by itself. */
  | { readonly kind: "applied"; readonly asked: number; readonly done: number; readonly pending: number }
  | { readonly kind: "no-campaign" }
  | { readonly kind: "invalid"; readonly problem: string };

/** The stock equation of promise 3 for one prize: stock = awarded + inShards + reserve + underWay. */
export interface PrizeBalance {
  readonly ordinal: number;
  readonly stock: number;
  readonly awarded: number;
  readonly inShards: number;
  readonly reserve: number;
  readonly underWay: number;
}

export interface CampaignStatus {
  readonly catalogue: CampaignCatalogue;
  readonly balance: readonly PrizeBalance[];
  /** True when the desk moved no stock while the balance was read, so that the equation must hold. */
  readonly consistent: boolean;
  readonly redemptions: number;
  readonly outbox: {
    /** Ledger rows not yet in D1, all shards together. */
    readonly depth: number;
    /** Age in milliseconds of the oldest such row; 0 when level. */
    readonly lagMs: number;
  };
  readonly settings: { readonly version: number; readonly shardsBehind: number };
  /** Moves of stock between desk and shards since the campaign began. A desk of the version before does not say. */
  readonly transfers?: {
    /** Stock sent to a shard. */
    readonly granted: number;
    /** Stock asked back from a shard. */
    readonly claimed: number;
    /** Of both, those the shard has carried out; the rest are under way. */
    readonly settled: number;
  };
}

/** What the desk says of a campaign's ledgers to anyone. */
export type LedgersOutcome =
  | {
      readonly kind: "public";
      readonly catalogue: CampaignCatalogue;
      /** The published seed, hex. */
      readonly seed: string;
      /** By shard. They stay as they are for good. */
      readonly heads: readonly ShardHead[];
    }
  | { readonly kind: "no-campaign" }
  /** The campaign is not closed, or some shard does not know it yet, or stock is still under way. */
  | { readonly kind: "not-public" }
  | { readonly kind: "unavailable" };

/** A status that many may ask for: read from the shards once in a while, whoever asks. */
export interface RememberedStatus {
  /** Null when nothing was read yet, or there is no campaign. */
  readonly status: CampaignStatus | null;
  /** Milliseconds since the epoch when it was read. */
  readonly readAt: number;
  /** True when the shards did not answer at the last attempt, so that this is older than it should be. */
  readonly isOverdue: boolean;
}
