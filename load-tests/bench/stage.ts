/** Everything the bench needs before it measures: a server of its own, an open campaign, players, codes. */

import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { logIn, register } from "../local/api-client.ts";
import { DEMO_ADMIN, demoCampaign } from "../local/demo.ts";
import { readSecrets } from "../local/secrets.ts";
import { seedAccounts, seedCampaign } from "../local/seed.ts";
import { type LocalServer, startLocalServer } from "../local/server.ts";
import { chance, shuffled } from "../random.ts";
import { MAIL_TO_NOBODY } from "./mail-to-nobody.ts";
import { CODE_FORMAT } from "./options.ts";
import { readTallies } from "./tallies.ts";

export const BENCH_CAMPAIGN = "bench";
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
  readonly shardCount: number;
  /** Rows in D1's queue of mails before the first play: every further one is a win's. */
  readonly otherMails: number;
}

export interface Staging {
  readonly dataDir: string;
  /** Tickets to play. */
  readonly ticketCount: number;
  /** One of `SHARD_COUNTS` of options.ts. */
  readonly shardCount: number;
  /** What the runtime finds in its environment beside ours. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the server on a free port, with tickets to play and players who may. */
export async function setStage(staging: Staging): Promise<Stage> {
  const { dataDir, ticketCount, shardCount, environment = {} } = staging;
  const server = await withEnvironment(environment, () =>
    startLocalServer({ port: 0, dataDir, bindings: { ...MAIL_TO_NOBODY, DEFAULT_CAMPAIGN: BENCH_CAMPAIGN } }),
  );
  await seedAccounts(server, [DEMO_ADMIN]);
  const adminToken = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
  await seedCampaign(server, adminToken, benchCampaign(ticketCount, shardCount));
  const tokens = await Promise.all(
    Array.from({ length: PLAYER_COUNT }, (_, index) => newPlayer(server.url, index)),
  );
  const codes = createCampaignCodes({
    rootKey: readSecrets(dataDir).codeKey,
    campaign: BENCH_CAMPAIGN,
    format: CODE_FORMAT,
    ticketCount,
    shardCount,
  });
  const { mails, winners } = await readTallies(server);
  return {
    server,
    adminToken,
    tokens,
    codes: shuffled(
      Array.from({ length: ticketCount }, (_, serial) => codes.codeOf(serial)),
      chance(ORDER_SEED),
    ),
    shardCount,
    otherMails: mails - winners,
  };
}

/** The demo's prizes and shares; stock is apportioned from the shares. */
function benchCampaign(ticketCount: number, shardCount: number): CampaignDefinition {
  const demo = demoCampaign(Date.now());
  return {
    ...demo,
    slug: BENCH_CAMPAIGN,
    name: "Bench",
    ticketCount,
    shardCount,
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

/** Miniflare hands the runtime this process's own environment, and nothing else that it is given. */
async function withEnvironment<Result>(
  environment: Readonly<Record<string, string>>,
  start: () => Promise<Result>,
): Promise<Result> {
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, environment);
  try {
    return await start();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
