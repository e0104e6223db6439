/** Campaigns for tests in workerd: one builder that fills in what a test does not care about. */

import { applyD1Migrations } from "cloudflare:test";
import { env as workerEnv } from "cloudflare:workers";
import type { D1Migration } from "@cloudflare/vitest-plugin";
import type { Actor } from "./campaign-desk/audit.ts";
import type { CampaignDesk } from "./campaign-desk/campaign-desk.ts";
import type { CampaignCatalogue, CampaignDefinition, PrizeBalance } from "./campaign-desk/definition.ts";
import type { ObjectBindings } from "./objects.ts";
import { deskOf, redeem, shardOf } from "./objects.ts";
import type { LedgerRow } from "./ticket-shard/ledger.ts";
import type { RedemptionOutcome } from "./ticket-shard/outcome.ts";

export const bindings = workerEnv as unknown as ObjectBindings & { readonly TEST_MIGRATIONS: D1Migration[] };

const DAY_MS = 86_400_000;

/** Who asks for changes in tests that do not care. */
export const HEAD_OFFICE: Actor = { id: "head-office", role: "ADMIN" };

/** D1 as it is deployed, with the accounts of the players that tests name. */
export async function createD1Tables(): Promise<void> {
  await applyD1Migrations(bindings.DB, bindings.TEST_MIGRATIONS);
  await createPlayers("player", "ada", "bob");
}

/** Accounts with these ids, at `<id>@example.com`. Without one, a win stays out of D1, as after an erasure. */
export async function createPlayers(...ids: readonly string[]): Promise<void> {
  await bindings.DB.prepare(
    `INSERT OR IGNORE INTO users (id, email, password_hash, first_name, last_name, role, created_at)
     SELECT value, value || '@example.com', '', 'Zoé', 'Lefèvre', 'CLIENT', 0 FROM json_each(?)`,
  )
    .bind(JSON.stringify(ids))
    .run();
}

/** A prize with this stock. */
export function prizeOf(stock: number, oddsPpm = 0): CampaignDefinition["prizes"][number] {
  const text = {
    name: "Infuseur",
    nameEn: "Infuser",
    description: "Un infuseur",
    descriptionEn: "An infuser",
  };
  return { type: "PHYSICAL", valueCents: 1_500, oddsPpm, stock, ...text };
}

/** A definition of 40 tickets over 4 shards with 3 prizes, every code active; say what differs. */
export function definitionOf(slug: string, differs: Partial<CampaignDefinition> = {}): CampaignDefinition {
  const ticketCount = differs.ticketCount ?? 40;
  return {
    slug,
    name: slug,
    timeZone: "Europe/Paris",
    codeFormat: "decimal-10",
    ticketCount,
    shardCount: 4,
    drawMode: "quota",
    opensAt: Date.now() - DAY_MS,
    closesAt: Date.now() + DAY_MS,
    claimUntil: Date.now() + 2 * DAY_MS,
    prizes: [prizeOf(24), prizeOf(12), prizeOf(4)],
    batches: [{ label: "Nice", firstSerial: 0, lastSerial: ticketCount - 1, status: "active" }],
    ...differs,
  };
}

export interface OpenCampaign {
  readonly desk: DurableObjectStub<CampaignDesk>;
  readonly catalogue: CampaignCatalogue;
  redeem(serial: number, player?: string, key?: string | null): Promise<RedemptionOutcome>;
  ledger(shard: number): Promise<LedgerRow[]>;
  balance(): Promise<readonly PrizeBalance[]>;
}

/** Creates and opens a campaign through its desk. */
export async function openCampaign(
  slug: string,
  differs: Partial<CampaignDefinition> = {},
): Promise<OpenCampaign> {
  const desk = deskOf(bindings, slug);
  const created = await desk.create(definitionOf(slug, differs), HEAD_OFFICE);
  if (created.kind !== "created") throw new Error(`not created: ${JSON.stringify(created)}`);
  await desk.changeState("open", HEAD_OFFICE);
  const { catalogue } = created;
  return {
    desk,
    catalogue,
    redeem: (serial, player = "player", key = null) =>
      redeem(bindings, slug, serial % catalogue.shardCount, { serial, player, idempotencyKey: key }),
    ledger: (shard) => shardOf(bindings, slug, shard).ledgerPage(0, 1_000_000),
    balance: async () => {
      const status = await desk.status();
      if (!status?.consistent) throw new Error("the status was not read in one piece");
      return status.balance;
    },
  };
}

/** 0 … count-1, in an order that a test can rely on not being sorted. */
export function shuffledSerials(count: number): number[] {
  const serials = Array.from({ length: count }, (_, serial) => serial);
  let state = 42;
  for (let last = count - 1; last > 0; last--) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = state % (last + 1);
    [serials[last], serials[other]] = [serials[other] ?? 0, serials[last] ?? 0];
  }
  return serials;
}
