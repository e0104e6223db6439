/** Ours, on the stage of `npm run bench`: the built Worker in workerd, with D1, mails and live board. */

import { waitUntilLevel } from "../../bench/level.ts";
import { BENCH_CAMPAIGN, SHARD_COUNT, type Stage } from "../../bench/stage.ts";
import { campaignStatus } from "../../local/api-client.ts";
import { demoCampaign } from "../../local/demo.ts";
import { seedCampaign } from "../../local/seed.ts";
import type { Contender, Fill } from "../contender.ts";

/** @param stage its server runs already; it is stopped with the contender */
export function ours(stage: Stage): Contender {
  const { server, adminToken } = stage;
  let campaign = BENCH_CAMPAIGN;

  /**
   * A win's mail is written with its row in D1, within the phase; its delivery is paced to some sixty a second, for
   * hours after a peak and on purpose. What is not delivered yet is dropped, or every phase after would pay for it.
   */
  async function dropMails(): Promise<void> {
    const database = await server.miniflare.getD1Database("DB");
    await database.prepare("DELETE FROM mails WHERE due_at IS NOT NULL").run();
  }

  return {
    name: "ThéTipTop",
    isExact: true,
    knobs: {},
    tuning: () => `as built, one workerd, ${SHARD_COUNT} shards`,
    run: async () => server.port,
    async settle() {
      await waitUntilLevel(stage, campaign);
      await dropMails();
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
      await seedCampaign(server, adminToken, definitionOf(slug, fill));
      campaign = slug;
    },
    stop: () => server.stop(),
  };
}

/** A campaign of its own: what was played stays played. */
function definitionOf(slug: string, { codes, stock }: Fill) {
  const demo = demoCampaign(Date.now());
  return {
    ...demo,
    slug,
    name: "Course",
    ticketCount: codes.length,
    shardCount: SHARD_COUNT,
    prizes: demo.prizes.map((prize, ordinal) => ({ ...prize, stock: stock[ordinal] ?? 0 })),
    batches: [{ label: slug, firstSerial: 0, lastSerial: codes.length - 1, status: "active" as const }],
  };
}
