/** Adding and changing shops. */

import { eq, sql } from "drizzle-orm";
import { stores as table } from "../../migrations/schema.ts";
import { auditRow, auditRowWhere } from "../audit/audit-row.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import type { OfficeContext } from "../staff-context.ts";
import { hoursOf } from "./hours-lines.ts";
import type { SaveStoreOutcome, StoreInput } from "./office-stores.ts";
import { openingHoursSchema } from "./opening-hours.ts";
import type { Store } from "./store.ts";
import { forgetStores, storeSchema } from "./stores.ts";

/** Adds a shop under a short name that no other has. */
export async function addStore(context: OfficeContext, input: StoreInput): Promise<SaveStoreOutcome> {
  const store = read(input);
  if ("kind" in store) return store;
  const database = databaseOf(context.env.DB);
  const subject = { kind: "store", id: store.id } as const;
  const isNew = sql`NOT EXISTS (SELECT 1 FROM stores WHERE id = ${store.id})`;
  const added = await database.batch([
    auditRowWhere(database, context, { action: "store.added", subject, after: factsOf(store) }, isNew),
    database.insert(table).values(rowOf(store)).onConflictDoNothing().returning({ id: table.id }),
  ]);
  if (added[1].length === 0) return { kind: "exists" };
  forgetStores(context.env);
  return { kind: "saved", store };
}

/** Changes a shop; its short name stays, for batches and purchases name it. */
export async function editStore(context: OfficeContext, input: StoreInput): Promise<SaveStoreOutcome> {
  const store = read(input);
  if ("kind" in store) return store;
  const database = databaseOf(context.env.DB);
  const known = await find(database, store.id);
  if (!known) return { kind: "unknown-store" };
  const [before, after] = different(factsOf(known), factsOf(store));
  if (Object.keys(after).length === 0) return { kind: "saved", store };
  const subject = { kind: "store", id: store.id } as const;
  const { id: _, ...changes } = rowOf(store);
  await database.batch([
    auditRow(database, context, { action: "store.changed", subject, before, after }),
    database.update(table).set(changes).where(eq(table.id, store.id)),
  ]);
  forgetStores(context.env);
  return { kind: "saved", store };
}

function read({ hours, phone, latitude, longitude, ...input }: StoreInput): Store | SaveStoreOutcome {
  const openingHours = hoursOf(hours);
  if (!openingHours || !openingHoursSchema.safeParse(openingHours).success)
    return { kind: "invalid", problems: [{ field: "hours", message: "Les horaires ne sont pas valides" }] };
  const parsed = storeSchema.safeParse({
    ...input,
    phone: phone.replace(/[\s.-]/g, "") || null,
    latitude: numberOf(latitude),
    longitude: numberOf(longitude),
    openingHours: JSON.stringify(openingHours),
  });
  return parsed.success ? parsed.data : { kind: "invalid", problems: problemsOf(parsed.error) };
}

/** A decimal comma is a comma of coordinates too; nothing else is guessed. */
function numberOf(typed: string): number {
  const text = typed.trim().replace(",", ".");
  return text === "" ? Number.NaN : Number(text);
}

function find(database: Database, id: string) {
  return database.select().from(table).where(eq(table.id, id)).get();
}

function rowOf({ openingHours, ...store }: Store): typeof table.$inferInsert {
  return { ...store, openingHours: JSON.stringify(openingHours) };
}

type Facts = Record<string, string | number | null>;

function factsOf(store: Omit<Store, "openingHours"> & { readonly openingHours: unknown }): Facts {
  const { id: _, openingHours, ...facts } = store;
  const hours = typeof openingHours === "string" ? openingHours : JSON.stringify(openingHours);
  return { ...facts, openingHours: hours };
}

/** What is different, before and after. */
function different(before: Facts, after: Facts): [Facts, Facts] {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  const of = (facts: Facts): Facts => Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
  return [of(before), of(after)];
}
