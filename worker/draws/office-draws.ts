/** The grand draw as administrators see it and run it. */

import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { databaseOf } from "../database.ts";
import { withOneRetry } from "../retry.ts";
import type { OfficeContext } from "../staff-context.ts";
import { draw } from "./draw.ts";
import { collectedCount, freeze, goOn, readinessOf } from "./freeze.ts";
import type { OfficeDraws, OfficeDrawView, OfficePlace } from "./outcomes.ts";
import { maskedName, personsAt } from "./persons.ts";
import { announce, confirm, notify, replace } from "./places.ts";
import { type DrawRow, drawOf, isFrozen, placesOf, proofOf, ruleOf, sourceOf } from "./record.ts";

/** One administrator's services. */
export function officeDraws(context: OfficeContext): OfficeDraws {
  return {
    read: (campaign) => read(context, campaign ?? context.env.DEFAULT_CAMPAIGN),
    freeze: (campaign, settings) => freeze(context, campaign, settings),
    goOn: (campaign) => goOn(context, campaign),
    draw: (campaign, given) => draw(context, campaign, given),
    notify: (campaign, place) => notify(context, campaign, place),
    confirm: (campaign, place, mayBeNamed) => confirm(context, campaign, place, mayBeNamed),
    replace: (campaign, place, reason) => replace(context, campaign, place, reason),
    announce: (campaign) => announce(context, campaign),
  };
}

async function read(context: OfficeContext, slug: string): Promise<OfficeDrawView | undefined> {
  const { env } = context;
  const row = await drawOf(databaseOf(env.DB), slug);
  // Every shard is asked only where the answer matters: before a draw is started.
  const status = row
    ? undefined
    : await withOneRetry<CampaignStatus | null>(() => deskOf(env, slug).status());
  const catalogue = status?.catalogue ?? (row && (await deskOf(env, slug).catalogue()));
  if (!catalogue) return undefined;
  const { name, timeZone, state, grandPrize, closesAt } = catalogue;
  const campaign = { slug, name, timeZone, state, grandPrize, closesAt };
  const readiness = status ? readinessOf(status) : null;
  if (!row) return { campaign, readiness, collected: null, settings: null, proof: null, places: [] };
  const places = await placesOf(databaseOf(env.DB), row.id);
  const { alternateCount } = row;
  return {
    campaign,
    readiness,
    collected: row.frozenAt === null ? await collectedCount(context, row.id) : null,
    settings: { rule: ruleOf(row), entropySource: sourceOf(row), alternateCount },
    proof: isFrozen(row) ? proofOf(row, places, new Map()) : null,
    places: await officePlaces(context, row, places),
  };
}

async function officePlaces(
  context: OfficeContext,
  { campaign }: DrawRow,
  places: Awaited<ReturnType<typeof placesOf>>,
): Promise<readonly OfficePlace[]> {
  const persons = await personsAt(context, campaign, places);
  return places.map(({ drawId: _, ...place }) => {
    const person = persons.get(place.place);
    return { ...place, account: person ? { id: person.id, maskedName: maskedName(person) } : null };
  });
}
