/** Head office's orders about batches: each goes to the desk, which writes down what was done. */

import type {
  BatchOutcome,
  NewBatchesOutcome,
  SplitOutcome,
} from "../../durable-objects/campaign-desk/batch-outcomes.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { rememberCampaign } from "../campaigns/known-campaigns.ts";
import { actorOf } from "../staff.ts";
import type { OfficeContext } from "../staff-context.ts";
import { listStores } from "../stores/stores.ts";
import { storeNameOf } from "./batch-view.ts";
import type { BatchChange, BatchSplit, CreateBatchesOutcome, NewBatchesRequest } from "./batches.ts";

export async function createBatches(
  context: OfficeContext,
  slug: string,
  { label, stores, use, serials }: NewBatchesRequest,
): Promise<CreateBatchesOutcome> {
  const { env, staff, now } = context;
  if (stores.length > 1 && !("count" in serials)) return { kind: "one-range-for-many" };
  const known = await listStores(env, now);
  if (stores.some((id) => !known.some((store) => store.id === id))) return { kind: "unknown-store" };
  const named = label.trim();
  const asked =
    stores.length === 0
      ? [{ label: named, store: null, use, serials }]
      : stores.map((store) => ({
          label: stores.length === 1 || named === "" ? named : `${named} · ${storeNameOf({ store }, known)}`,
          store,
          use,
          serials,
        }));
  const outcome: NewBatchesOutcome = await deskOf(env, slug).createBatches(asked, actorOf(staff));
  if (outcome.kind !== "changed") return outcome;
  rememberCampaign(env, outcome.catalogue);
  return outcome;
}

/** Another state for a whole batch; the state it is in already is no change. */
export async function changeBatch(
  context: OfficeContext,
  slug: string,
  asked: BatchChange,
): Promise<BatchOutcome> {
  const { env, staff } = context;
  const outcome: BatchOutcome = await deskOf(env, slug).changeBatch(asked, actorOf(staff));
  if (outcome.kind !== "changed") return outcome;
  rememberCampaign(env, outcome.catalogue);
  return outcome;
}

export async function splitBatch(
  context: OfficeContext,
  slug: string,
  asked: BatchSplit,
): Promise<SplitOutcome> {
  const { env, staff } = context;
  const order = { ...asked, label: asked.label.trim() };
  const outcome: SplitOutcome = await deskOf(env, slug).splitBatch(order, actorOf(staff));
  if (outcome.kind !== "changed") return outcome;
  rememberCampaign(env, outcome.catalogue);
  return outcome;
}
