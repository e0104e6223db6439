/** A database of a peer on PostgreSQL: made, filled, counted and brought to rest by this process. */

import { readFileSync } from "node:fs";
import pg from "pg";
import { inRepository } from "../../local/paths.ts";
import type { PostgresServer } from "../storage/postgres.ts";

/** One parameter of some 700 KB each. */
const CODES_PER_INSERT = 50_000;

/** Makes a database from a file of servers/. The pool is for this process, not for the measured server. */
export async function createDatabase(
  server: PostgresServer,
  name: string,
  schemaFile: string,
): Promise<pg.Pool> {
  const admin = new pg.Client(server.connection("postgres"));
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const pool = new pg.Pool({ ...server.connection(name), max: 1 });
  pool.on("error", () => undefined); // its server may end first
  await pool.query(readFileSync(inRepository("load-tests/peers/servers", schemaFile), "utf8"));
  return pool;
}

/** Adds unplayed tickets. */
export async function insertCodes(pool: pg.Pool, codes: readonly string[]): Promise<void> {
  for (let from = 0; from < codes.length; from += CODES_PER_INSERT) {
    const chunk = codes.slice(from, from + CODES_PER_INSERT);
    await pool.query("INSERT INTO tickets (code) SELECT unnest($1::text[])", [chunk]);
  }
  await pool.query("VACUUM ANALYZE tickets");
}

/** Winner rows by prize. */
export async function winnersByPrize(pool: pg.Pool, prizeCount: number): Promise<number[]> {
  const { rows } = await pool.query<{ prize: number; count: string }>(
    "SELECT prize, count(*) FROM winners GROUP BY prize",
  );
  const byPrize = Array.from({ length: prizeCount }, () => 0);
  for (const { prize, count } of rows) byPrize[prize] = Number(count);
  return byPrize;
}
