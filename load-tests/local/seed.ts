/** Fills an empty local server: accounts and shops into D1, the demo campaign through the API as operations would do it. */

import { randomUUID } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import type { CampaignState } from "../../durable-objects/ticket-shard/settings.ts";
import { hashPassword } from "../../worker/accounts/passwords.ts";
import { ApiError, campaignStatus, createCampaign, logIn, setCampaignState } from "./api-client.ts";
import { DEMO_ACCOUNTS, DEMO_ADMIN, DEMO_EMPLOYEE, type DemoAccount, demoCampaign } from "./demo.ts";
import { DEMO_STORES } from "./demo-stores.ts";
import type { LocalServer } from "./server.ts";

const INSERT_ACCOUNT = `INSERT INTO users (id, email, password_hash, first_name, last_name, role, is_verified, created_at)
  VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (email) WHERE is_verified = 1 DO NOTHING`;

/** Puts accounts of any role into D1; those that exist stay as they are. */
export async function seedAccounts(server: LocalServer, accounts: readonly DemoAccount[]): Promise<void> {
  const database = await server.miniflare.getD1Database("DB");
  const insert = database.prepare(INSERT_ACCOUNT);
  const rows = accounts.map(async ({ email, password, firstName, lastName, role }) =>
    insert.bind(randomUUID(), email, await hashPassword(password), firstName, lastName, role, Date.now()),
  );
  await database.batch(await Promise.all(rows));
}

const INSERT_STORE = `INSERT INTO stores (id, name, street, postal_code, city, phone, latitude, longitude, opening_hours)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;

/** Puts the demo's shops into D1; those that exist stay as they are. */
async function seedStores(server: LocalServer): Promise<void> {
  const database = await server.miniflare.getD1Database("DB");
  const insert = database.prepare(INSERT_STORE);
  await database.batch(
    DEMO_STORES.map((store) =>
      insert.bind(
        store.id,
        store.name,
        store.street,
        store.postalCode,
        store.city,
        store.phone,
        store.latitude,
        store.longitude,
        JSON.stringify(store.openingHours),
      ),
    ),
  );
}

/**
 * Creates a campaign, unless it exists, and opens it.
 * @returns how many milliseconds its creation took; undefined when it existed.
 */
export async function seedCampaign(
  server: LocalServer,
  adminToken: string,
  definition: CampaignDefinition,
): Promise<number | undefined> {
  const { slug } = definition;
  const existing = await stateOf(server.url, adminToken, slug);
  const startedAt = performance.now();
  if (existing === undefined) await createCampaign(server.url, adminToken, definition);
  const creationMs = existing === undefined ? performance.now() - startedAt : undefined;
  if ((existing ?? "draft") === "draft") await setCampaignState(server.url, adminToken, slug, "open");
  return creationMs;
}

/** Undefined when there is no such campaign. */
async function stateOf(url: string, adminToken: string, slug: string): Promise<CampaignState | undefined> {
  try {
    return (await campaignStatus(url, adminToken, slug)).catalogue.state;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** The demo's employee stands in the shop whose opening the game celebrates, until they say otherwise. */
async function placeStaff(server: LocalServer): Promise<void> {
  const database = await server.miniflare.getD1Database("DB");
  const place = "UPDATE users SET store_id = ? WHERE email = ? AND role = 'EMPLOYEE' AND store_id IS NULL";
  await database.prepare(place).bind("nice", DEMO_EMPLOYEE.email).run();
}

/** True when the demo of a data directory is complete. */
export function isSeeded(dataDir: string): boolean {
  return existsSync(markerOf(dataDir));
}

function markerOf(dataDir: string): string {
  return join(dataDir, "seeded");
}

/**
 * Seeds the demo once a data directory; may be cut short at any point and called again.
 * @returns how many milliseconds the campaign's creation took, when this call created it.
 */
export async function seedDemo(server: LocalServer, dataDir: string): Promise<number | undefined> {
  if (isSeeded(dataDir)) return undefined;
  await seedAccounts(server, DEMO_ACCOUNTS);
  await seedStores(server);
  await placeStaff(server);
  const token = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
  const creationMs = await seedCampaign(server, token, demoCampaign(Date.now()));
  writeFileSync(markerOf(dataDir), `${new Date().toISOString()}\n`);
  return creationMs;
}
