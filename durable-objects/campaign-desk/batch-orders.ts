/** Orders about batches, carried out on a running campaign: judged, stored, and told to every shard. */

import type { Actor, DeskEntry } from "./audit.ts";
import { batchEntry } from "./audit.ts";
import { activate, addBatches, split, transition } from "./batch-decisions.ts";
import type {
  BatchChange,
  BatchOutcome,
  BatchSplit,
  Changed,
  NewBatch,
  NewBatchesOutcome,
  PackOrder,
  PackOutcome,
  SplitOutcome,
} from "./batch-outcomes.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import type { RunningCampaign } from "./running-campaign.ts";

const CHANGES = {
  sent: "batch.sent",
  active: "batch.activated",
  revoked: "batch.revoked",
} as const satisfies Record<BatchChange["status"], DeskEntry["action"]>;

/** Changes what a whole batch's codes may do. */
export async function changeBatch(
  campaign: RunningCampaign,
  asked: BatchChange,
  by: Actor,
): Promise<BatchOutcome> {
  const decision = transition(campaign.record, asked.batchId, asked.status, asked.expected);
  if (decision.kind !== "decided") return decision;
  const { batches, before, batch } = decision;
  const entry = batchEntry(CHANGES[asked.status], by, batch, {
    campaign: campaign.record.slug,
    before,
    after: batch,
  });
  return { ...(await commit(campaign, batches, [entry])), before, batch };
}

export async function createBatches(
  campaign: RunningCampaign,
  asked: readonly NewBatch[],
  by: Actor,
): Promise<NewBatchesOutcome> {
  const decision = addBatches(campaign.record, asked, newBatchId);
  if (decision.kind !== "decided") return decision;
  const entries = decision.added.map((batch) =>
    batchEntry("batch.created", by, batch, { campaign: campaign.record.slug, after: batch }),
  );
  return { ...(await commit(campaign, decision.batches, entries)), batches: decision.added };
}

export async function splitBatch(
  campaign: RunningCampaign,
  asked: BatchSplit,
  by: Actor,
): Promise<SplitOutcome> {
  const decision = split(campaign.record, asked.batchId, asked.range, asked.label, newBatchId);
  if (decision.kind !== "decided") return decision;
  const { batches, before, batch } = decision;
  const entry = batchEntry("batch.split", by, batch, {
    campaign: campaign.record.slug,
    before,
    after: batch,
  });
  return { ...(await commit(campaign, batches, [entry])), before, batch };
}

/** Activates a pack by the serials of its first and last code, in either order. */
export async function activateRange(
  campaign: RunningCampaign,
  asked: PackOrder,
  by: Actor,
): Promise<PackOutcome> {
  const [one, other] = asked.serials;
  const decision = activate(campaign.record, one, other, asked.store, newBatchId);
  if (decision.kind !== "decided") return decision;
  const { batches, batch, range } = decision;
  const entry = batchEntry("pack.activated", by, batch, {
    campaign: campaign.record.slug,
    before: batch,
    after: { ...batch, ...range, status: "active" },
  });
  // Which codes went into the shop: said whole, also where the pack begins or ends with its batch.
  const named = { ...entry, after: { ...entry.after, ...range } };
  return { ...(await commit(campaign, batches, [named])), batch, range };
}

async function commit(
  campaign: RunningCampaign,
  batches: CampaignRecord["batches"],
  entries: readonly DeskEntry[],
): Promise<Changed> {
  await campaign.change({ ...campaign.record, batches }, [], { entries });
  return { kind: "changed", catalogue: campaign.catalogue, shardsBehind: campaign.shardsBehind };
}

function newBatchId(): string {
  return crypto.randomUUID();
}
