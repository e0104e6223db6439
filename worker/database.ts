/** D1 through Drizzle: one client per binding and isolate. */

import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import * as schema from "../migrations/schema.ts";

export type Database = DrizzleD1Database<typeof schema>;

const clients = new WeakMap<D1Database, Database>();

/** The client of a binding; building one costs more than most queries' own preparation. */
export function databaseOf(binding: D1Database): Database {
  let client = clients.get(binding);
  if (!client) {
    client = drizzle(binding, { schema });
    clients.set(binding, client);
  }
  return client;
}
