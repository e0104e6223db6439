/** Orders about batches, carried out on a running campaign: judged, stored, and told to every shard. */

import type { Actor } from "./actor.ts";
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

/** Changes what a whole batch's codes may do. */
export async function changeBatch(
  campaign: RunningCampaign,
  asked: BatchChange,
  actor: Actor,
): Promise<BatchOutcome> {
  const decision = transition(campaign.record, asked.batchId, asked.status, asked.expected);
  if (decision.kind !== "decided") return decision;
  const { batches, before, batch } = decision;
  return { ...(await commit(campaign, batches, actor)), before, batch };
}

export async function createBatches(
  campaign: RunningCampaign,
  asked: readonly NewBatch[],
  actor: Actor,
): Promise<NewBatchesOutcome> {
  const decision = addBatches(campaign.record, asked, newBatchId);
  if (decision.kind !== "decided") return decision;
  return { ...(await commit(campaign, decision.batches, actor)), batches: decision.added };
}

export async function splitBatch(
  campaign: RunningCampaign,
  asked: BatchSplit,
  actor: Actor,
): Promise<SplitOutcome> {
  const decision = split(campaign.record, asked.batchId, asked.range, asked.label, newBatchId);
  if (decision.kind !== "decided") return decision;
  const { batches, before, batch } = decision;
  return { ...(await commit(campaign, batches, actor)), before, batch };
}

/** Activates a pack by the serials of its first and last code, in either order. */
export async function activateRange(
  campaign: RunningCampaign,
  asked: PackOrder,
  actor: Actor,
): Promise<PackOutcome> {
  const [one, other] = asked.serials;
  const decision = activate(campaign.record, one, other, asked.store, newBatchId);
  if (decision.kind !== "decided") return decision;
  const { batches, batch, range } = decision;
  return { ...(await commit(campaign, batches, actor)), batch, range };
}

async function commit(
  campaign: RunningCampaign,
  batches: CampaignRecord["batches"],
  actor: Actor,
): Promise<Changed> {
  await campaign.change({ ...campaign.record, batches }, [], actor);
  return { kind: "changed", catalogue: campaign.catalogue, shardsBehind: campaign.shardsBehind };
}

function newBatchId(): string {
  return crypto.randomUUID();
}
