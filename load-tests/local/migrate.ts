/** Applies migrations/*.sql to the local D1, with the same bookkeeping table as `wrangler d1 migrations apply`. */

import { readdirSync, readFileSync } from "node:fs";
import type { Miniflare } from "miniflare";
import { unstable_splitSqlQuery as splitSql } from "wrangler";
import { inRepository } from "./paths.ts";

type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Brings the database up to date, each file in one transaction with its bookkeeping row.
 * @returns the names of the files applied now.
 */
export async function migrate(database: Database): Promise<string[]> {
  await database.prepare(BOOKKEEPING).run();
  const { results } = await database.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  const folder = inRepository("migrations");
  const pending = readdirSync(folder)
    .filter((name) => name.endsWith(".sql") && !applied.has(name))
    .sort();
  for (const name of pending) {
    const statements = splitSql(readFileSync(`${folder}/${name}`, "utf8")).map((sql) =>
      database.prepare(sql),
    );
    await database.batch([
      ...statements,
      database.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name),
    ]);
  }
  return pending;
}
