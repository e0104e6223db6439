/** What can be asked about a campaign's batches, and what the desk answers. */

import type { Batch, BatchStatus, BatchUse, SerialRange } from "../ticket-shard/settings.ts";
import type { CampaignCatalogue } from "./definition.ts";

/** A batch as it is asked for: of serials that are named, or of as many as are wanted, from the next free ones. */
export interface NewBatch {
  readonly label: string;
  readonly store: string | null;
  readonly use: BatchUse;
  readonly serials: SerialRange | { readonly count: number };
}

/** Another state for a batch; none leads back to where it began. */
export interface BatchChange {
  readonly batchId: string;
  readonly status: Exclude<BatchStatus, "prepared">;
  /** The serials that whoever asks was shown; absent when they were shown none. */
  readonly expected?: SerialRange | undefined;
}

/** A part of a batch that is to be one of its own. */
export interface BatchSplit {
  readonly batchId: string;
  readonly range: SerialRange;
  readonly label: string;
}

export interface PackOrder {
  /** Of the first and the last code, in either order. */
  readonly serials: readonly [number, number];
  /** Of whoever asks; null when they belong to none. */
  readonly store: string | null;
}

/** There is no such campaign, or it is over: what its batches were stays as it was. */
type NotNow = { readonly kind: "no-campaign" } | { readonly kind: "closed" };

/** Why a batch was not changed. */
export type BatchRefusal =
  | { readonly kind: "no-batch" }
  | { readonly kind: "not-allowed"; readonly from: BatchStatus; readonly to: BatchStatus }
  /** It has other serials than whoever asks believes: a pack of it was activated or cut off meanwhile. */
  | { readonly kind: "range-changed"; readonly batch: Batch };

export type NewBatchProblem =
  | "no-label"
  | "label-taken"
  | "not-a-range"
  | "overlaps"
  /** There are not as many free serials in a row. */
  | "none-free"
  | "too-many-batches";

export type SplitProblem = NewBatchProblem | "outside" | "whole-batch" | "revoked";

/** Why a pack was not activated. */
export type PackRefusal =
  /** A code is in no batch. */
  | { readonly kind: "unassigned" }
  | { readonly kind: "two-batches"; readonly firstLabel: string; readonly lastLabel: string }
  | { readonly kind: "other-store"; readonly batch: Batch }
  | { readonly kind: "not-sent"; readonly batch: Batch }
  | { readonly kind: "revoked"; readonly batch: Batch }
  /** Every ticket of the range may be played already: what this order was for is so. */
  | { readonly kind: "already-active"; readonly batch: Batch }
  /** Some of the range is active already, some is not: these are the codes of two packs. */
  | { readonly kind: "partly-active"; readonly batch: Batch }
  | { readonly kind: "too-many-batches" };

/** What every change of batches answers. */
export interface Changed {
  readonly kind: "changed";
  readonly catalogue: CampaignCatalogue;
  /** Shards that have not heard of it yet; they are told again and again. */
  readonly shardsBehind: number;
}

export type BatchOutcome =
  | (Changed & { readonly before: Batch; readonly batch: Batch })
  | NotNow
  | BatchRefusal;

export type NewBatchesOutcome =
  | (Changed & { readonly batches: readonly Batch[] })
  | NotNow
  | { readonly kind: "invalid"; readonly problem: NewBatchProblem; readonly label: string };

export type SplitOutcome =
  | (Changed & { readonly before: Batch; readonly batch: Batch })
  | NotNow
  | { readonly kind: "no-batch" }
  | { readonly kind: "invalid"; readonly problem: SplitProblem };

/** A pack, as somebody is about to activate it. */
export interface Pack {
  readonly batch: Batch;
  readonly range: SerialRange;
}

export type PackOutcome = (Changed & Pack) | NotNow | PackRefusal;

/** How many tickets of each range were played, in the order asked; null when a shard does not answer. */
export type PlayedInRanges = readonly number[] | null;
