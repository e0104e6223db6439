/** Everything the bench needs before it measures: a server of its own, an open campaign, players, codes. */

import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { logIn, register } from "../local/api-client.ts";
import { DEMO_ADMIN, demoCampaign } from "../local/demo.ts";
import { readSecrets } from "../local/secrets.ts";
import { seedAccounts, seedCampaign } from "../local/seed.ts";
import { type LocalServer, startLocalServer } from "../local/server.ts";
import { chance, shuffled } from "../random.ts";

export const BENCH_CAMPAIGN = "bench";
export const SHARD_COUNT = 10;
const PLAYER_COUNT = 16;
const PASSWORD = "Bench1234";
const ORDER_SEED = 1; // any: the order is to be random and the same in every run

export interface Stage {
  readonly server: LocalServer;
  readonly adminToken: string;
  /** Bearer tokens of registered players. */
  readonly tokens: readonly string[];
  /** Every code of the campaign once, in no order: players do not come in the order of their serials. */
  readonly codes: readonly string[];
}

/** Starts the server on a free port, with `ticketCount` tickets to play. */
export async function setStage(dataDir: string, ticketCount: number): Promise<Stage> {
  const server = await startLocalServer({ port: 0, dataDir, bindings: { DEFAULT_CAMPAIGN: BENCH_CAMPAIGN } });
  await seedAccounts(server, [DEMO_ADMIN]);
  const adminToken = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
  await seedCampaign(server, adminToken, benchCampaign(ticketCount));
  const tokens = await Promise.all(
    Array.from({ length: PLAYER_COUNT }, (_, index) => newPlayer(server.url, index)),
  );
  const codes = createCampaignCodes({
    rootKey: readSecrets(dataDir).codeKey,
    campaign: BENCH_CAMPAIGN,
    format: "decimal-10",
    ticketCount,
    shardCount: SHARD_COUNT,
  });
  return {
    server,
    adminToken,
    tokens,
    codes: shuffled(
      Array.from({ length: ticketCount }, (_, serial) => codes.codeOf(serial)),
      chance(ORDER_SEED),
    ),
  };
}

/** The demo's prizes and shares over ten shards; stock is apportioned from the shares. */
function benchCampaign(ticketCount: number): CampaignDefinition {
  const demo = demoCampaign(Date.now());
  return {
    ...demo,
    slug: BENCH_CAMPAIGN,
    name: "Bench",
    ticketCount,
    shardCount: SHARD_COUNT,
    prizes: demo.prizes.map(({ stock: _, ...prize }) => prize),
    batches: [{ label: "bench", firstSerial: 0, lastSerial: ticketCount - 1, status: "active" }],
  };
}

async function newPlayer(url: string, index: number): Promise<string> {
  const email = `bench-${index}@example.test`;
  await register(url, {
    email,
    password: PASSWORD,
    confirmPassword: PASSWORD,
    firstName: "Bench",
    lastName: "Player",
  });
  return logIn(url, email, PASSWORD);
}
