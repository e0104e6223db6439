/** The house's shops, as the table `stores` has them. */

import { z } from "@hono/zod-openapi";
import { stores as table } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { readOpeningHours } from "./opening-hours.ts";
import type { Store } from "./store.ts";

/** A shop moves seldom, and a page that is a minute late sends nobody astray. */
const REMEMBERED_MS = 60_000;
/** When D1 did not answer, it is asked again after this; meanwhile an address of yesterday is better than none. */
const RETRY_MS = 10_000;
/** What the table is made for, with room: a list that is shown whole must end somewhere. */
const STORES_MAX = 500;
const LINE_MAX = 200; // as an account's address

const line = z.string().trim().min(1).max(LINE_MAX);

/** A shop as it may be stored; opening hours come as JSON. */
export const storeSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/), // it becomes part of an address: #shop-nice
  name: line,
  street: line,
  postalCode: z.string().regex(/^\d{5}$/),
  city: line,
  phone: z
    .string()
    .regex(/^0[1-9]\d{8}$/)
    .nullable(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  openingHours: z.string().transform(readOpeningHours),
});

interface Remembered {
  readonly stores: readonly Store[];
  readonly until: number;
}

const remembered = new WeakMap<D1Database, Remembered>();

/**
 * Every shop, by city, then by name. Remembered by the isolate for a minute, and longer while D1 is away. A row that cannot be read is left out
 * and named in the log: one slip of the hand must not close the other shops.
 * @param now milliseconds since the epoch
 * @throws when D1 does not answer and nothing is remembered
 */
export async function listStores(bindings: Pick<Env, "DB">, now: number): Promise<readonly Store[]> {
  const known = remembered.get(bindings.DB);
  if (known && now < known.until) return known.stores;
  try {
    const stores = await readStores(bindings);
    remembered.set(bindings.DB, { stores, until: now + REMEMBERED_MS });
    return stores;
  } catch (error) {
    if (!known) throw error;
    console.error(JSON.stringify({ level: "error", event: "stores-unread", problem: String(error) }));
    remembered.set(bindings.DB, { stores: known.stores, until: now + RETRY_MS });
    return known.stores;
  }
}

/** Has this isolate read the shops anew, because one was changed here. Elsewhere a minute passes. */
export function forgetStores({ DB }: Pick<Env, "DB">): void {
  remembered.delete(DB);
}

async function readStores(bindings: Pick<Env, "DB">): Promise<readonly Store[]> {
  const rows = await databaseOf(bindings.DB).select().from(table).limit(STORES_MAX);
  const order = new Intl.Collator("fr").compare;
  return rows
    .flatMap(readable)
    .sort((one, other) => order(one.city, other.city) || order(one.name, other.name));
}

function readable(stored: typeof table.$inferSelect): Store[] {
  try {
    return [storeSchema.parse(stored)];
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    console.error(JSON.stringify({ level: "error", event: "store-unreadable", store: stored.id, problem }));
    return [];
  }
}
