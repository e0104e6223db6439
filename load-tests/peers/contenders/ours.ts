/** Ours, on the stage of `npm run bench`: the built Worker in workerd, with D1, mails and live board. */

import { settle, waitUntilLevel, waitUntilMailed } from "../../bench/level.ts";
import { BENCH_CAMPAIGN, type Stage } from "../../bench/stage.ts";
import { campaignStatus } from "../../local/api-client.ts";
import { demoCampaign } from "../../local/demo.ts";
import { seedCampaign } from "../../local/seed.ts";
import { ownRuntime } from "../../measured/processor-time.ts";
import type { Contender, Fill } from "../contender.ts";
import { counted } from "../words.ts";

/** @param stage its server runs already; it is stopped with the contender */
export function ours(stage: Stage): Contender {
  const { server, adminToken, shardCount } = stage;
  let campaign = BENCH_CAMPAIGN;

  return {
    name: "ThéTipTop",
    isExact: true,
    knobs: {},
    tuning: () => `as built, one workerd, ${counted(shardCount, "shard")}`,
    run: async () => server.port,
    processes: () => [ownRuntime()],
    async finish() {
      await waitUntilLevel(stage, campaign);
      await waitUntilMailed(stage);
    },
    async settle() {
      await settle(stage, campaign);
    },
    async stored() {
      const { balance } = await campaignStatus(server.url, adminToken, campaign);
      const database = await server.miniflare.getD1Database("DB");
      const { results } = await database
        .prepare("SELECT prize, count(*) AS winners FROM winners WHERE campaign = ? GROUP BY prize")
        .bind(campaign)
        .all<{ prize: number; winners: number }>();
      return {
        byPrize: balance.map(({ ordinal }) => results.find(({ prize }) => prize === ordinal)?.winners ?? 0),
        left: balance.map(({ inShards, reserve, underWay }) => inShards + reserve + underWay),
      };
    },
    async refill(fill, slug) {
      await seedCampaign(server, adminToken, definitionOf(slug, fill, shardCount));
      campaign = slug;
    },
    stop: () => server.stop(),
  };
}

/** A campaign of its own: what was played stays played. */
function definitionOf(slug: string, { codes, stock }: Fill, shardCount: number) {
  const demo = demoCampaign(Date.now());
  return {
    ...demo,
    slug,
    name: "Course",
    ticketCount: codes.length,
    shardCount,
    prizes: demo.prizes.map((prize, ordinal) => ({ ...prize, stock: stock[ordinal] ?? 0 })),
    batches: [{ label: slug, firstSerial: 0, lastSerial: codes.length - 1, status: "active" as const }],
  };
}
