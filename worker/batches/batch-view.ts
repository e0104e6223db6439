/** Batches as staff are shown them. */

import { gapsOf, ticketsIn } from "../../durable-objects/campaign-desk/batch-ranges.ts";
import type { CampaignCatalogue } from "../../durable-objects/campaign-desk/definition.ts";
import type { Batch } from "../../durable-objects/ticket-shard/settings.ts";
import type { Store } from "../stores/store.ts";
import type { BatchedCampaign, BatchView } from "./batches.ts";

export function batchView(batch: Batch, stores: readonly Store[], playedCount: number | null): BatchView {
  return { ...batch, storeName: storeNameOf(batch, stores), ticketCount: ticketsIn(batch), playedCount };
}

export function storeNameOf({ store }: Pick<Batch, "store">, stores: readonly Store[]): string | null {
  return stores.find(({ id }) => id === store)?.name ?? null;
}

export function batchedCampaign({ slug, name, ticketCount, batches }: CampaignCatalogue): BatchedCampaign {
  return { slug, name, ticketCount, free: gapsOf(batches, ticketCount) };
}
