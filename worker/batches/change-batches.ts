/** Head office's orders about batches: each goes to the desk, and what was done is in the audit log. */

import type {
  BatchOutcome,
  NewBatchesOutcome,
  SplitOutcome,
} from "../../durable-objects/campaign-desk/batch-outcomes.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import type { Batch, BatchStatus } from "../../durable-objects/ticket-shard/settings.ts";
import type { AuditAction } from "../audit/actions.ts";
import { rememberCampaign } from "../campaigns/known-campaigns.ts";
import type { OfficeContext } from "../staff-context.ts";
import { listStores } from "../stores/stores.ts";
import { recordBatches } from "./batch-audit.ts";
import { storeNameOf } from "./batch-view.ts";
import type { BatchChange, BatchSplit, CreateBatchesOutcome, NewBatchesRequest } from "./batches.ts";

const ACTIONS: Record<Exclude<BatchStatus, "prepared">, AuditAction> = {
  sent: "batch.sent",
  active: "batch.activated",
  revoked: "batch.revoked",
};

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
  const outcome: NewBatchesOutcome = await deskOf(env, slug).createBatches(asked, staff);
  if (outcome.kind !== "changed") return outcome;
  rememberCampaign(env, outcome.catalogue);
  await recordBatches(
    context,
    slug,
    outcome.batches.map((batch) => ({ action: "batch.created", batch, after: factsOf(batch) })),
  );
  return outcome;
}

/** Another state for a whole batch; the state it is in already is no change. */
export async function changeBatch(
  context: OfficeContext,
  slug: string,
  asked: BatchChange,
): Promise<BatchOutcome> {
  const { env, staff } = context;
  const outcome: BatchOutcome = await deskOf(env, slug).changeBatch(asked, staff);
  if (outcome.kind !== "changed") return outcome;
  rememberCampaign(env, outcome.catalogue);
  const { before, batch } = outcome;
  if (before.status !== batch.status && batch.status !== "prepared") {
    const changes = { before: { status: before.status }, after: factsOf(batch) };
    await recordBatches(context, slug, [{ action: ACTIONS[batch.status], batch, ...changes }]);
  }
  return outcome;
}

export async function splitBatch(
  context: OfficeContext,
  slug: string,
  asked: BatchSplit,
): Promise<SplitOutcome> {
  const { env, staff } = context;
  const order = { ...asked, label: asked.label.trim() };
  const outcome: SplitOutcome = await deskOf(env, slug).splitBatch(order, staff);
  if (outcome.kind !== "changed") return outcome;
  rememberCampaign(env, outcome.catalogue);
  const { before, batch } = outcome;
  await recordBatches(context, slug, [
    { action: "batch.split", batch, before: factsOf(before), after: factsOf(batch) },
  ]);
  return outcome;
}

function factsOf({ label, firstSerial, lastSerial, status, store, use }: Batch) {
  return { label, firstSerial, lastSerial, status, store, use };
}
