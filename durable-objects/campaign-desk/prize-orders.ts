/** Orders about prizes, carried out on a running campaign: judged, stored, and told to every shard. */

import { type Actor, additionEntry, deactivationEntry, editionEntry } from "./audit.ts";
import type {
  DeactivationOutcome,
  NewPrize,
  PrizeChanges,
  PrizeFigures,
  PrizeOutcome,
  PrizesOutcome,
} from "./definition.ts";
import type { DeskStore } from "./desk-store.ts";
import { addition, deactivation, edition, figuresOf } from "./prize-decisions.ts";
import type { RunningCampaign } from "./running-campaign.ts";

/** Adds a prize, last in the catalogue. @param key see `CampaignDesk.addPrize` */
export async function addPrize(
  campaign: RunningCampaign,
  asked: NewPrize,
  by: Actor,
  key: string | null,
): Promise<PrizeOutcome> {
  const { additions, prizes } = campaign.record;
  const before = key === null ? undefined : additions.find((one) => one.key === key);
  if (before) return changed(campaign, { ordinal: before.prize, left: before.stock, awarded: 0 });
  const decision = addition(campaign.prizeDeps, asked, Date.now(), key);
  if (decision.kind === "invalid") return decision;
  const id = decision.record.prizes[prizes.length]?.id ?? "";
  await campaign.change(decision.record, decision.events, { entries: [additionEntry(asked, id, by)] });
  return changed(campaign, { ordinal: prizes.length, left: asked.stock, awarded: 0 });
}

/** Changes a prize, after reading every shard. @param key see `CampaignDesk.editPrize` */
export async function editPrize(
  campaign: RunningCampaign,
  store: DeskStore,
  prizeId: string,
  changes: PrizeChanges,
  by: Actor,
  key: string | null,
): Promise<PrizeOutcome> {
  const ordinal = campaign.record.prizes.find(({ id }) => id === prizeId)?.ordinal;
  if (ordinal === undefined) return { kind: "no-prize" };
  const awarded = (await campaign.awarded())?.[ordinal];
  if (awarded === undefined) return { kind: "unavailable" };
  const { prizeDeps } = campaign;
  const { left } = figuresOf(prizeDeps, ordinal, awarded);
  if (key !== null && store.answeredOrder(key)) return changed(campaign, { ordinal, left, awarded });
  const decision = edition(prizeDeps, ordinal, changes, awarded);
  if (decision.kind === "invalid") return decision;
  const before = prizeDeps.record.prizes[ordinal];
  const after = decision.record.prizes[ordinal];
  if (!before || !after) return { kind: "no-prize" };
  const entry = editionEntry(before, after, changes, left, by);
  const order = key === null ? undefined : { key, seqBefore: prizeDeps.lastEvent, claimId: null };
  await campaign.change(decision.record, decision.events, { entries: [entry], order });
  return changed(campaign, figuresOf(campaign.prizeDeps, ordinal, awarded));
}

/** Withdraws a prize: what is left of it leaves every shard; what was won stays won. */
export async function deactivatePrize(
  campaign: RunningCampaign,
  prizeId: string,
  by: Actor,
): Promise<DeactivationOutcome> {
  const prize = campaign.record.prizes.find(({ id }) => id === prizeId);
  if (!prize) return { kind: "no-prize" };
  const decision = deactivation(campaign.prizeDeps, prize.ordinal);
  if (decision.kind === "invalid") return decision;
  await campaign.change(decision.record, decision.events, { entries: [deactivationEntry(prize, by)] });
  return { kind: "changed", catalogue: campaign.catalogue };
}

/** Every prize with its figures, read from every shard now. */
export async function readPrizes(campaign: RunningCampaign): Promise<PrizesOutcome> {
  const awarded = await campaign.awarded();
  if (!awarded) return { kind: "unavailable" };
  const { catalogue, prizeDeps } = campaign;
  const figures = catalogue.prizes.map(({ ordinal }) => figuresOf(prizeDeps, ordinal, awarded[ordinal] ?? 0));
  return { kind: "read", catalogue, figures };
}

function changed({ record, catalogue }: RunningCampaign, figures: PrizeFigures): PrizeOutcome {
  const prize = record.prizes[figures.ordinal];
  if (!prize) throw new Error(`prize ${figures.ordinal} is not in the record that was just decided`);
  return { kind: "changed", catalogue, prize, figures };
}
