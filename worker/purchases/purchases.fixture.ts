/** Shops, counter batches and recorders for tests about purchases. */

import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { purchases, stores, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { Staff } from "../staff.ts";
import type { StaffContext } from "../staff-context.ts";
import { campaign, person, type TestCampaign } from "../test-house.ts";
import type { Recorder } from "./recorder.ts";

export const RULE = { minimumCents: 4_900, isRequired: true };
const TICKETS = 20_000;

export async function addStore(id: string): Promise<void> {
  const place = { street: "14 rue de la Liberté", postalCode: "06000", city: id, latitude: 43, longitude: 7 };
  const openingHours = JSON.stringify([{ days: [1, 2], from: "10:00", to: "19:00" }]);
  await databaseOf(env.DB)
    .insert(stores)
    .values({ id, name: id, ...place, openingHours })
    .onConflictDoNothing();
}

/** A batch given at a store's counter. */
export function counterBatch(store: string, firstSerial: number, lastSerial: number) {
  return {
    label: `${store} ${firstSerial}`,
    firstSerial,
    lastSerial,
    status: "active",
    store,
    use: "counter",
  } as const;
}

export interface Till {
  readonly campaign: TestCampaign;
  readonly recorder: Recorder;
  /** The bindings with this campaign for the default one. */
  readonly bindings: Env;
  rows(): Promise<(typeof purchases.$inferSelect)[]>;
}

/** An open campaign of its own, shop `nice` with these batches, and the key of a till. */
export async function till(
  batches: CampaignDefinition["batches"] = [counterBatch("nice", 100, 299)],
  changes: Partial<CampaignDefinition> = {},
): Promise<Till> {
  await addStore("nice");
  await addStore("lyon");
  const slug = `sale-${crypto.randomUUID().slice(0, 8)}`;
  const opened = await campaign({ slug, ticketCount: TICKETS, purchaseRule: RULE, batches, ...changes });
  const bindings = { ...env, DEFAULT_CAMPAIGN: slug };
  const context = { env: bindings, ctx: { waitUntil: () => {} }, address: null, now: Date.now() };
  return {
    campaign: opened,
    recorder: { kind: "key", context, keyId: "key-1", channel: "till" },
    bindings,
    rows: async () => {
      const rows = await databaseOf(env.DB).select().from(purchases);
      return rows.filter((row) => row.campaign === slug).sort((one, other) => one.serial - other.serial);
    },
  };
}

/** Somebody of the staff, standing in a shop. */
export async function staffAt(
  shop: string | null,
  bindings: Env,
  role: Staff["role"] = "EMPLOYEE",
): Promise<StaffContext> {
  const { id, email } = await person(role);
  await databaseOf(env.DB).update(users).set({ storeId: shop }).where(eq(users.id, id));
  const staff = {
    id,
    email,
    firstName: "Zoé",
    lastName: "L",
    role,
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  };
  return { env: bindings, ctx: { waitUntil: () => {} }, address: null, now: Date.now(), staff };
}
