/**
 * What the version before may still ask of D1: tables and columns as of the last release. `node migrations/release.ts`
 * after a release writes it down; `two-versions.test.ts` holds later migrations against it.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "./schema.ts";

export interface Released {
  /** The last migration that was released, by its file. */
  readonly lastMigration: string;
  /** Columns by table, in the order of the alphabet. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

export const RELEASED_FILE = join(import.meta.dirname, "released.json");

/** The migrations' files in their order. */
export function migrationFiles(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".sql"))
    .sort();
}

/** What schema.ts names today. */
export function namedToday(): Released["tables"] {
  const tables = Object.values(schema as Record<string, unknown>).flatMap((value) =>
    is(value, SQLiteTable) ? [getTableConfig(value)] : [],
  );
  return Object.fromEntries(
    tables
      .map(({ name, columns }) => [name, columns.map((column) => column.name).sort()] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

export function readReleased(): Released {
  return JSON.parse(readFileSync(RELEASED_FILE, "utf8")) as Released;
}

if (import.meta.main) {
  const released: Released = { lastMigration: migrationFiles().at(-1) ?? "", tables: namedToday() };
  writeFileSync(RELEASED_FILE, `${JSON.stringify(released, null, 2)}\n`);
}
