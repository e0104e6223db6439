/** What the services of the grand draw take and answer: types only, for doors and pages. */

import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import type { Limited } from "../limits/limiter.ts";
import type { DrawProof, DrawRule, EntropySource, PlaceState } from "./proof.ts";

/** What a draw is started with. */
export interface FreezeSettings {
  readonly rule: DrawRule;
  readonly alternateCount: number;
  readonly entropy:
    | { readonly kind: "bailiff-digits"; readonly digitCount: number }
    /** @see EntropySource; the round is the first at this moment or after it (milliseconds since the epoch). */
    | { readonly kind: "drand"; readonly at: number };
}

export type FreezeOutcome =
  | { readonly kind: "frozen" }
  /** So many entrants are collected; asking again goes on. */
  | { readonly kind: "preparing"; readonly collected: number }
  | { readonly kind: "no-campaign" | "no-grand-prize" | "no-entrants" | "already-frozen" }
  | { readonly kind: "not-closed" | "closing" }
  /** Rows of the shards that D1 does not have yet. */
  | { readonly kind: "wins-on-their-way"; readonly count: number }
  | { readonly kind: "invalid"; readonly problem: FreezeProblem };

export type FreezeProblem = "alternates" | "digits" | "round-not-in-future";

/** What stands for chance: digits typed twice, or the round's signature; without one it is fetched. */
export type GivenEntropy =
  | { readonly kind: "bailiff-digits"; readonly digits: string; readonly digitsAgain: string }
  | { readonly kind: "drand"; readonly signature: string | null };

export type DrawOutcome =
  | { readonly kind: "drawn" }
  | { readonly kind: "no-draw" | "not-frozen" | "already-drawn" }
  | { readonly kind: "refused"; readonly problem: EntropyProblem };

export type EntropyProblem =
  | "digits-differ"
  | "digits-count"
  | "other-source"
  | "round-not-due"
  | "round-unavailable"
  | "signature-wrong";

/** Why somebody else took a place's turn: named, not told, so that nothing of a person gets into the audit log. */
export type ReplaceReason =
  /** Only once the time to answer is over. */
  | "no-answer"
  | "declined"
  | "not-entitled"
  /** Only when it was. */
  | "account-erased";

export type PlaceOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "no-draw" | "not-allowed" | "account-erased" | "reason-missing" };

/** Head office sees who it is, as far as it must: the rest is in the player's file, whose opening is noted. */
export interface OfficePlace {
  readonly place: number;
  readonly entrant: string;
  readonly state: PlaceState;
  /** Milliseconds since the epoch, as are the others. */
  readonly notifiedAt: number | null;
  readonly answerBy: number | null;
  readonly decidedAt: number | null;
  readonly reason: ReplaceReason | null;
  readonly mayBeNamed: boolean;
  /** Null once the account is erased. */
  readonly account: { readonly id: string; readonly maskedName: string } | null;
}

/** Whether a draw can be started. */
export type Readiness =
  | { readonly kind: "ready" }
  | { readonly kind: "not-closed" }
  | { readonly kind: "closing" }
  | { readonly kind: "wins-on-their-way"; readonly count: number };

export interface OfficeDrawView {
  readonly campaign: Pick<
    CampaignCatalogue,
    "slug" | "name" | "timeZone" | "state" | "grandPrize" | "closesAt"
  >;
  /** Null once a draw was started. */
  readonly readiness: Readiness | null;
  /** Entrants collected so far, while a draw is being prepared. */
  readonly collected: number | null;
  readonly settings: {
    readonly rule: DrawRule;
    readonly entropySource: EntropySource;
    readonly alternateCount: number;
  } | null;
  /** Null until frozen. */
  readonly proof: DrawProof | null;
  readonly places: readonly OfficePlace[];
}

/** What administrators do with the grand draw of a campaign. */
export interface OfficeDraws {
  /** Undefined when there is no such campaign. Without a slug: of the default campaign. */
  read(campaign: string | undefined): Promise<OfficeDrawView | undefined>;
  freeze(campaign: string, settings: FreezeSettings): Promise<FreezeOutcome>;
  /** Goes on with a draw that is being prepared. */
  goOn(campaign: string): Promise<FreezeOutcome>;
  draw(campaign: string, given: GivenEntropy): Promise<DrawOutcome>;
  /** Writes to whoever stands at a place, which must be next. */
  notify(campaign: string, place: number): Promise<PlaceOutcome>;
  /** The person said yes, by telephone or at the counter. */
  confirm(campaign: string, place: number, mayBeNamed: boolean): Promise<PlaceOutcome>;
  /** The next alternate takes the turn and is written to at once. @param reason one of ReplaceReason */
  replace(campaign: string, place: number, reason: string): Promise<PlaceOutcome>;
  announce(campaign: string): Promise<PlaceOutcome>;
}

export type PublicDrawOutcome =
  | { readonly kind: "no-campaign" }
  | {
      readonly kind: "read";
      readonly campaign: Pick<
        CampaignCatalogue,
        "slug" | "name" | "timeZone" | "state" | "grandPrize" | "closesAt"
      >;
      /** Null before the list is frozen. */
      readonly proof: DrawProof | null;
    };

/** What a signed-in person may know of their own part in it. */
export interface OwnEntry {
  readonly entrant: string;
  readonly isIn: boolean;
  /** Where they were drawn; null when they were not. */
  readonly place: {
    readonly place: number;
    readonly state: PlaceState;
    /** Milliseconds since the epoch. */
    readonly answerBy: number | null;
  } | null;
}

export type EntrantsFileOutcome =
  | { readonly kind: "no-list" }
  | {
      readonly kind: "list";
      readonly campaign: string;
      readonly hash: string;
      /** Counted against the address; not to be asked for by who has this list already. */
      readonly open: () => Promise<
        { readonly kind: "opened"; readonly stream: ReadableStream<Uint8Array> } | Limited
      >;
    };
