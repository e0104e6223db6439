/** What staff do with batches: interfaces only, for the site's pages. */

import type {
  BatchOutcome,
  BatchRefusal,
  BatchSplit,
  BatchChange as DeskBatchChange,
  NewBatchesOutcome,
  PackOutcome,
  PackRefusal,
  SplitOutcome,
} from "../../durable-objects/campaign-desk/batch-outcomes.ts";
import type {
  Batch,
  BatchStatus,
  BatchUse,
  SerialRange,
} from "../../durable-objects/ticket-shard/settings.ts";
import type { Limited } from "../limits/limiter.ts";
import type { ListPage, ListQuery } from "../lists/list.ts";
import type { Store } from "../stores/store.ts";

export type {
  Batch,
  BatchOutcome,
  BatchRefusal,
  BatchSplit,
  BatchStatus,
  BatchUse,
  NewBatchesOutcome,
  PackRefusal,
  SerialRange,
  SplitOutcome,
};
export type BatchChange = DeskBatchChange;

/** The longest name of a batch; 300 of them still fit what the desk tells a shard at once. */
export const BATCH_LABEL_MAX_LENGTH = 100;

/** A batch as tables show it. */
export interface BatchView extends Batch {
  /** Null when it belongs to none, or to one that is not there any more. */
  readonly storeName: string | null;
  readonly ticketCount: number;
  /** Null when a shard did not answer. */
  readonly playedCount: number | null;
}

export const BATCH_SORTS = ["serial", "label", "store", "status", "tickets", "played"] as const;
export type BatchSort = (typeof BATCH_SORTS)[number];

export interface BatchFilters {
  /** Part of the name. */
  readonly label?: string | undefined;
  readonly store?: string | undefined;
  readonly status?: BatchStatus | undefined;
  readonly use?: BatchUse | undefined;
}

/** The campaign that batches are of, as far as their pages show it. */
export interface BatchedCampaign {
  readonly slug: string;
  readonly name: string;
  readonly ticketCount: number;
  /** Serials that no batch has. */
  readonly free: readonly SerialRange[];
}

export type BatchListOutcome =
  | { readonly kind: "listed"; readonly campaign: BatchedCampaign; readonly page: ListPage<BatchView> }
  | { readonly kind: "no-campaign" };

export type FindBatchOutcome =
  | { readonly kind: "found"; readonly campaign: BatchedCampaign; readonly batch: BatchView }
  | { readonly kind: "no-campaign" }
  | { readonly kind: "no-batch" };

/** Batches to be made: one for each store that is named, or one that belongs to none. */
export interface NewBatchesRequest {
  /** With several stores, each batch has its store's name behind this. */
  readonly label: string;
  readonly stores: readonly string[];
  readonly use: BatchUse;
  /** So many each, from the next free serials; or serials that are named, for one batch alone. */
  readonly serials: SerialRange | { readonly count: number };
}

export type CreateBatchesOutcome =
  | NewBatchesOutcome
  | { readonly kind: "unknown-store" }
  /** Serials were named, and several stores. */
  | { readonly kind: "one-range-for-many" };

export const EXPORT_FORMATS = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Whose codes are printed. */
export type ExportSelection =
  | { readonly kind: "batch"; readonly batchId: string }
  | { readonly kind: "store"; readonly store: string }
  | { readonly kind: "campaign" };

export type ExportOutcome =
  | {
      readonly kind: "ready";
      readonly fileName: string;
      readonly contentType: string;
      /** Made as it is read; UTF-8. */
      readonly stream: ReadableStream<Uint8Array>;
    }
  | { readonly kind: "no-campaign" }
  | { readonly kind: "no-batch" }
  /** No code there is one that a printer may have: given at the counter, or revoked. */
  | { readonly kind: "nothing-to-print" };

/** Without a campaign's slug, the default one is meant. */
export interface OfficeBatches {
  list(query: ListQuery<BatchFilters, BatchSort>, campaign?: string): Promise<BatchListOutcome>;
  find(batchId: string, campaign?: string): Promise<FindBatchOutcome>;
  create(asked: NewBatchesRequest, campaign?: string): Promise<CreateBatchesOutcome>;
  change(asked: BatchChange, campaign?: string): Promise<BatchOutcome>;
  split(asked: BatchSplit, campaign?: string): Promise<SplitOutcome>;
  /** The codes for a printer. That they were taken is in the audit log before the first of them leaves. */
  print(selection: ExportSelection, format: ExportFormat, campaign?: string): Promise<ExportOutcome>;
}

/** Which of the two codes of a pack. */
export type PackEnd = "first" | "last";

/** A pack that may be activated, or was. */
export interface PackView extends SerialRange {
  readonly label: string;
  readonly storeName: string | null;
  readonly ticketCount: number;
}

type NotAPack =
  | PackRefusal
  | { readonly kind: "malformed"; readonly end: PackEnd }
  | { readonly kind: "unknown"; readonly end: PackEnd }
  | { readonly kind: "no-campaign" }
  | { readonly kind: "closed" }
  | Limited;

export type PackCheck = { readonly kind: "ready"; readonly pack: PackView } | NotAPack;

export type PackActivation =
  | { readonly kind: "activated"; readonly pack: PackView; readonly shardsBehind: number }
  | NotAPack;

/** What a shop has of the campaign's batches. */
export interface ShopPacks {
  /** Null for somebody who stands in none: they see every shop's. */
  readonly store: Store | null;
  /** Sent and active ones, in the order of their serials. */
  readonly batches: readonly Omit<BatchView, "playedCount">[];
}

export interface CounterPacks {
  here(): Promise<ShopPacks>;
  /** What activating the pack between two codes would do. Codes as typed or scanned, in either order. */
  check(first: string, last: string): Promise<PackCheck>;
  activate(first: string, last: string): Promise<PackActivation>;
}

export type { PackOutcome };
