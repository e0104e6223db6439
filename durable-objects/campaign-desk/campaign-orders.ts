/** Orders about a campaign's state, dates and purchase rule: judged, stored, and told to every shard. */

import type { CampaignState } from "../ticket-shard/settings.ts";
import { type Actor, campaignEntry } from "./audit.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import { inState, mayBecome, purchaseRuleProblemOf, shortageOf } from "./campaign-record.ts";
import type { DatesOutcome, OpeningOutcome, PurchaseRule, PurchaseRuleOutcome } from "./definition.ts";
import type { RunningCampaign } from "./running-campaign.ts";

/** Leads the campaign to another state. @param mayRunShort whether it may open with less stock than tickets */
export async function changeState(
  campaign: RunningCampaign,
  to: CampaignState,
  by: Actor,
  mayRunShort: boolean,
): Promise<OpeningOutcome> {
  const { record, room } = campaign;
  if (!mayBecome(record.state, to)) return { kind: "not-allowed", from: record.state, to };
  const missing = to === "open" ? shortageOf(record, room) : 0;
  if (missing > 0 && !mayRunShort) return { kind: "short-of-stock", missing };
  const next = inState(record, to);
  await campaign.change(next, [], { entries: [campaignEntry("campaign.state-changed", record, next, by)] });
  return { kind: "changed", catalogue: campaign.catalogue };
}

/** Changes when the campaign opens and closes, and until when prizes are handed over; not once it is over. */
export async function changeDates(
  campaign: RunningCampaign,
  { opensAt, closesAt, claimUntil }: Pick<CampaignRecord, "opensAt" | "closesAt" | "claimUntil">,
  by: Actor,
): Promise<DatesOutcome> {
  const { record } = campaign;
  if (record.closedVersion !== null) return { kind: "closed" };
  if (opensAt >= closesAt || closesAt > claimUntil)
    return { kind: "not-allowed", from: record.state, to: record.state };
  const next = { ...record, opensAt, closesAt, claimUntil };
  await campaign.change(next, [], { entries: [campaignEntry("campaign.dates-changed", record, next, by)] });
  return { kind: "changed", catalogue: campaign.catalogue };
}

/** Changes what gives a ticket; the shards have no part in it. */
export async function changePurchaseRule(
  campaign: RunningCampaign,
  rule: PurchaseRule,
  by: Actor,
): Promise<PurchaseRuleOutcome> {
  const { record } = campaign;
  if (record.closedVersion !== null) return { kind: "closed" };
  const problem = purchaseRuleProblemOf(rule);
  if (problem) return { kind: "invalid", problem };
  const { minimumCents, isRequired } = rule;
  const next = { ...record, purchaseRule: { minimumCents, isRequired } };
  const entry = campaignEntry("campaign.purchase-rule-changed", record, next, by);
  await campaign.change(next, [], { entries: [entry] });
  return { kind: "changed", catalogue: campaign.catalogue };
}
