/** A server of its own on an empty data directory, with a campaign made for the run. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { campaignStatus, logIn } from "../local/api-client.ts";
import { DEMO_ADMIN, demoCampaign } from "../local/demo.ts";
import { readSecrets } from "../local/secrets.ts";
import { seedAccounts, seedCampaign } from "../local/seed.ts";
import { type LocalServer, startLocalServer } from "../local/server.ts";
import { UserError } from "../local/user-error.ts";
import { seedPlayers } from "../players.ts";
import { workerdBelow } from "../printing/resident-memory.ts";
import { chance } from "../random.ts";
import type { Query } from "../verify/database.ts";
import { localSeed } from "../verify/local-seed.ts";
import type { Target } from "./target.ts";

const CAMPAIGN = "load";
const ORDER_SEED = 1; // any: the order is to be random and the same in every run

export interface LocalCampaign {
  readonly tickets: number;
  readonly shards: number;
}

/** Starts it. Stopping it deletes all of it. */
export async function localTarget({ tickets, shards }: LocalCampaign): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), "thetiptop-load-"));
  process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
  const server = await startLocalServer({ port: 0, dataDir, bindings: { DEFAULT_CAMPAIGN: CAMPAIGN } });
  await seedAccounts(server, [DEMO_ADMIN]);
  const adminToken = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
  await seedCampaign(server, adminToken, campaignOf(tickets, shards));
  const target = await servedTarget(server, dataDir, adminToken, CAMPAIGN);
  return {
    ...target,
    stop: async () => {
      await target.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A campaign of a local server that runs already. */
export async function servedTarget(
  server: LocalServer,
  dataDir: string,
  adminToken: string,
  slug: string,
): Promise<Target> {
  const { catalogue } = await campaignStatus(server.url, adminToken, slug);
  const { sessionSecret, codeKey } = readSecrets(dataDir);
  const { codeFormat: format, ticketCount, shardCount } = catalogue;
  const codes = createCampaignCodes({ rootKey: codeKey, campaign: slug, format, ticketCount, shardCount });
  const serials = inNoOrder(ticketCount);
  const query = queryOf(server);
  return {
    name: "local",
    // An address in numbers: a name would be looked up by k6 for every connection.
    url: `http://127.0.0.1:${server.port}`,
    adminToken,
    catalogue,
    players: (count, role = "CLIENT") => seedPlayers(query, sessionSecret, count, role),
    takeCodes: (count) => takeSome(count, serials, (serial) => codes.codeOf(serial)),
    serialOf: (code) => {
      const typed = codes.serialOf(code);
      return typed.kind === "serial" ? typed.serial : undefined;
    },
    query,
    seed() {
      const seed = localSeed(dataDir, slug);
      // Without it the draws would go unchecked, here where they can be.
      if (seed === undefined) throw new Error(`the desk's seed of ${slug} was not found in ${dataDir}`);
      return seed;
    },
    runtime: workerdBelow(process.pid),
    stop: () => server.stop(),
  };
}

function queryOf(server: LocalServer): Query {
  return async (sql, ...parameters) => {
    const database = await server.miniflare.getD1Database("DB");
    const { results } = await database
      .prepare(sql)
      .bind(...parameters)
      .all();
    return results;
  };
}

/** The demo's prizes and shares; stock is apportioned from the shares. */
function campaignOf(ticketCount: number, shardCount: number): CampaignDefinition {
  const demo = demoCampaign(Date.now());
  return {
    ...demo,
    slug: CAMPAIGN,
    name: "Load",
    ticketCount,
    shardCount,
    prizes: demo.prizes.map(({ stock: _, ...prize }) => prize),
    batches: [{ label: "load", firstSerial: 0, lastSerial: ticketCount - 1, status: "active" }],
  };
}

/** Every serial once, in no order, a number at a time: players do not come in the order of their tickets. */
function* inNoOrder(count: number): Generator<number> {
  const serials = Uint32Array.from({ length: count }, (_, serial) => serial);
  const random = chance(ORDER_SEED);
  for (let left = count; left > 0; left--) {
    const at = Math.floor(random() * left);
    const serial = serials[at] ?? 0;
    serials[at] = serials[left - 1] ?? 0;
    yield serial;
  }
}

function takeSome(
  count: number,
  serials: Iterator<number, void>,
  codeOf: (serial: number) => string,
): readonly string[] {
  const taken: string[] = [];
  while (taken.length < count) {
    const next = serials.next();
    if (next.done === true) throw new UserError("The campaign's codes have run out: raise --tickets.");
    taken.push(codeOf(next.value));
  }
  return taken;
}
