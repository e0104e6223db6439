/** A stolen batch of a campaign as wide as the demo: how long its codes go on playing once it is revoked. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { definitionOf } from "./campaigns.ts";
import { House } from "./house.ts";
import { play } from "./plays.ts";

const SHARDS = 100;
const TICKETS = 1_000_000;
const STOPPED_WITHIN_MS = 1_000;

let house: House;
beforeAll(async () => {
  house = await House.open("stolen");
});
afterAll(() => house.close());

it("stops the codes of a revoked batch in a hundred shards within a second of the order", async () => {
  const campaign = await house.campaign(definitionOf("stolen", TICKETS, undefined, { shardCount: SHARDS }));
  const players = await house.players(SHARDS);
  const ask = (round: number) =>
    Promise.all(
      players.map((player, shard) =>
        play(house, { player, code: campaign.codes.codeOf(round * SHARDS + shard) }),
      ),
    );
  expect((await ask(0)).map(({ status }) => status)).toEqual(players.map(() => 200));
  const startedAt = performance.now();
  const revoked = await house.ask(
    `/api/admin/campaigns/stolen/batches/${campaign.catalogue.batches[0]?.id}`,
    {
      token: await house.adminToken(),
      body: { status: "revoked" },
    },
  );
  const answeredAfter = performance.now() - startedAt;
  expect(revoked.status).toBe(200);
  expect((await ask(1)).map(({ status }) => status)).toEqual(players.map(() => 400));
  console.log(`revoked in ${SHARDS} shards within ${Math.round(answeredAfter)} ms`);
  expect(answeredAfter).toBeLessThan(STOPPED_WITHIN_MS);
});
