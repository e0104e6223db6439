/** How the default campaign stands: from the live board, its desk and D1, each with its own bound and none needing another. */

import type { CampaignCatalogue, RememberedStatus } from "../../durable-objects/campaign-desk/definition.ts";
import type { BoardState } from "../../durable-objects/live-board/shard-figures.ts";
import { boardOf, deskOf } from "../../durable-objects/objects.ts";
import { within } from "../../durable-objects/within.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import { logThrown } from "../http/unexpected.ts";
import type { ServiceContext } from "../service-context.ts";
import { listStores } from "../stores/stores.ts";
import type { OverviewCampaign, OverviewOutcome, Standing } from "./overview-view.ts";
import { readProjected } from "./projected.ts";

/** A page that is a little incomplete is better than one that nobody waits for. */
const SOURCE_ANSWER_MS = 3_000;

/** Never rejects: what does not answer is left out. */
export async function overview({ env, ctx, now }: ServiceContext): Promise<OverviewOutcome> {
  const slug = env.DEFAULT_CAMPAIGN;
  const known = await orNull("campaign", findCampaign(env, ctx, slug, now));
  if (known === null) return { kind: "unavailable" };
  if (known === undefined) return { kind: "no-campaign" };
  const { catalogue } = known;
  const [board, desk, projected] = await Promise.all([
    orNull<BoardState>("live board", boardOf(env, slug).state({ slug, shardCount: catalogue.shardCount })),
    orNull<RememberedStatus>("desk", deskOf(env, slug).recentStatus()),
    orNull(
      "D1",
      listStores(env, now).then((stores) => readProjected(env, catalogue, stores, now)),
    ),
  ]);
  const campaign = campaignOf(desk?.status?.catalogue ?? catalogue);
  return { kind: "read", overview: { at: now, campaign, board, desk: standingOf(desk), projected } };
}

async function orNull<Reading>(source: string, reading: Promise<Reading>): Promise<Reading | null> {
  try {
    return await within(SOURCE_ANSWER_MS, reading);
  } catch (error) {
    logThrown(error, { requestId: "-", method: "-", route: `overview, ${source}` });
    return null;
  }
}

function campaignOf(catalogue: CampaignCatalogue): OverviewCampaign {
  const { slug, name, state, timeZone, opensAt, closesAt, claimUntil, ticketCount } = catalogue;
  const prizes = catalogue.prizes.map(({ ordinal, name, nameEn, isActive, oddsPpm }) => {
    return { ordinal, name, nameEn, isActive, oddsPpm };
  });
  return { slug, name, state, timeZone, opensAt, closesAt, claimUntil, ticketCount, prizes };
}

function standingOf(remembered: RememberedStatus | null): Standing | null {
  if (!remembered?.status) return null;
  const { balance, outbox, settings } = remembered.status;
  return {
    stock: balance.map(({ stock }) => stock),
    awarded: balance.map(({ awarded }) => awarded),
    outboxDepth: outbox.depth,
    outboxLagMs: outbox.lagMs,
    shardsBehind: settings.shardsBehind,
  };
}
