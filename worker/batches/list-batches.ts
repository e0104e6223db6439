/**
 * The table of batches. The desk has the whole list (`MAX_BATCHES`) and every play counted in its shard, so filters,
 * order and pages are made here, of rows that are all true at the same moment.
 */

import type { PlayedInRanges } from "../../durable-objects/campaign-desk/batch-outcomes.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { readCampaign } from "../campaigns/known-campaigns.ts";
import type { ListPage, ListQuery } from "../lists/list.ts";
import { withOneRetry } from "../retry.ts";
import type { OfficeContext } from "../staff-context.ts";
import { listStores } from "../stores/stores.ts";
import { batchedCampaign, batchView } from "./batch-view.ts";
import type {
  BatchFilters,
  BatchListOutcome,
  BatchSort,
  BatchStatus,
  BatchView,
  FindBatchOutcome,
  SerialRange,
} from "./batches.ts";

/** The order of a batch's life. */
const STATUS_ORDER: Record<BatchStatus, number> = { prepared: 0, sent: 1, active: 2, revoked: 3 };
const collator = new Intl.Collator("fr", { numeric: true, sensitivity: "base" });

const COMPARE: Record<BatchSort, (one: BatchView, other: BatchView) => number> = {
  serial: () => 0,
  label: (one, other) => collator.compare(one.label, other.label),
  store: (one, other) => collator.compare(one.storeName ?? "", other.storeName ?? ""),
  status: (one, other) => STATUS_ORDER[one.status] - STATUS_ORDER[other.status],
  tickets: (one, other) => one.ticketCount - other.ticketCount,
  played: (one, other) => (one.playedCount ?? -1) - (other.playedCount ?? -1),
};

/** One page of a campaign's batches, with how many tickets of each were played. */
export async function listBatches(
  { env, now }: OfficeContext,
  slug: string,
  query: ListQuery<BatchFilters, BatchSort>,
): Promise<BatchListOutcome> {
  const [known, stores] = await Promise.all([readCampaign(env, slug), listStores(env, now)]);
  if (!known) return { kind: "no-campaign" };
  const { catalogue } = known;
  const played = await playedOf(env, slug, catalogue.batches);
  const rows = catalogue.batches.map((batch, index) => batchView(batch, stores, played?.[index] ?? null));
  return { kind: "listed", campaign: batchedCampaign(catalogue), page: pageOf(rows, query) };
}

/** One batch of a campaign, with how many of its tickets were played. */
export async function findBatch(
  { env, now }: OfficeContext,
  slug: string,
  batchId: string,
): Promise<FindBatchOutcome> {
  const [known, stores] = await Promise.all([readCampaign(env, slug), listStores(env, now)]);
  if (!known) return { kind: "no-campaign" };
  const { catalogue } = known;
  const batch = catalogue.batches.find(({ id }) => id === batchId);
  if (!batch) return { kind: "no-batch" };
  const played = await playedOf(env, slug, [batch]);
  const view = batchView(batch, stores, played?.[0] ?? null);
  return { kind: "found", campaign: batchedCampaign(catalogue), batch: view };
}

/**
 * A page of rows that are all here. A cursor is the first serial of the row that the page stands before or behind;
 * when its batch was cut or joined meanwhile, the list begins anew.
 */
export function pageOf(
  rows: readonly BatchView[],
  { filters, sort, after, before, limit }: ListQuery<BatchFilters, BatchSort>,
): ListPage<BatchView> {
  const sign = sort.direction === "ascending" ? 1 : -1;
  const sorted = rows
    .filter((row) => isWanted(row, filters))
    .sort((one, other) => sign * (COMPARE[sort.by](one, other) || one.firstSerial - other.firstSerial));
  const at = (cursor: string | null) =>
    cursor === null ? -1 : sorted.findIndex(({ firstSerial }) => String(firstSerial) === cursor);
  const start = before === null ? at(after) + 1 : Math.max(0, at(before) - limit);
  const shown = sorted.slice(start, start + limit);
  return {
    rows: shown,
    total: { kind: "exact", count: sorted.length },
    previous: start > 0 ? cursorOf(shown[0]) : null,
    next: start + shown.length < sorted.length ? cursorOf(shown.at(-1)) : null,
  };
}

function cursorOf(row: BatchView | undefined): string | null {
  return row ? String(row.firstSerial) : null;
}

function isWanted(row: BatchView, { label, store, status, use }: BatchFilters): boolean {
  return (
    (label === undefined || row.label.toLocaleLowerCase("fr").includes(label.toLocaleLowerCase("fr"))) &&
    (store === undefined || row.store === store) &&
    (status === undefined || row.status === status) &&
    (use === undefined || row.use === use)
  );
}

/** A list without its figures is better than none. */
async function playedOf(
  env: OfficeContext["env"],
  slug: string,
  batches: readonly SerialRange[],
): Promise<PlayedInRanges> {
  const ranges = batches.map(({ firstSerial, lastSerial }) => ({ firstSerial, lastSerial }));
  try {
    return await withOneRetry<PlayedInRanges>(() => deskOf(env, slug).playedIn(ranges));
  } catch (error) {
    console.error(JSON.stringify({ level: "error", event: "played-unread", problem: String(error) }));
    return null;
  }
}
