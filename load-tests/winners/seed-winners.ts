/** Puts made-up players and winners into a D1, a thousand rows a statement, as an outbox does. */

import type { Miniflare } from "miniflare";
import { type MadeUpOptions, madeUpPlayers, madeUpWinners, playerCount } from "./made-up.ts";

type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

const ROWS_PER_STATEMENT = 1_000;
/** A transaction each: fewer commits, and a batch that stays far from its 30 s. */
const STATEMENTS_PER_BATCH = 10;

/** A hash that no password has: nobody signs in as somebody who was made up. */
const NO_PASSWORD = "none";
const INSERT_PLAYERS = `INSERT INTO users (id, first_name, last_name, email, created_at, password_hash, role, is_verified)
  SELECT value->>0, value->>1, value->>2, value->>3, value->>4, '${NO_PASSWORD}', 'CLIENT', value->>4 % 10 < 7 FROM json_each(?1)`;
const INSERT_WINNERS = `INSERT INTO winners (campaign, id, serial, seq, user_id, prize, status, played_at, validated_at,
    claimed_at, rejected_at, store, claimed_store)
  SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9,
    value->>10, value->>11 FROM json_each(?2)`;
/** A winner is handed over by a change, which its trigger counts; these came into being handed over. */
const COUNT_CLAIMS = `INSERT INTO claim_hours (campaign, hour, store, count)
  SELECT campaign, claimed_at / 3600000, coalesce(claimed_store, ''), count(*) FROM winners
  WHERE campaign = ?1 AND status = 'CLAIMED' GROUP BY 1, 2, 3
  ON CONFLICT DO UPDATE SET count = excluded.count`;

export interface SeedReport {
  readonly players: number;
  readonly playersMs: number;
  readonly winners: number;
  readonly winnersMs: number;
}

/** @throws Error when the campaign has winners already: what was made up must not mix with what was played */
export async function seedWinners(
  database: Database,
  campaign: string,
  options: MadeUpOptions,
): Promise<SeedReport> {
  const there = await database
    .prepare("SELECT 1 FROM winners WHERE campaign = ? LIMIT 1")
    .bind(campaign)
    .first();
  if (there) throw new Error(`the campaign ${campaign} has winners already`);
  const players = playerCount(options.count);
  const startedAt = performance.now();
  await write(database, playerRows(options, players), (rows) => database.prepare(INSERT_PLAYERS).bind(rows));
  const playersMs = performance.now() - startedAt;
  const winnersFrom = performance.now();
  await write(database, madeUpWinners(options, ROWS_PER_STATEMENT), (rows) =>
    database.prepare(INSERT_WINNERS).bind(campaign, rows),
  );
  await database.prepare(COUNT_CLAIMS).bind(campaign).run();
  return { players, playersMs, winners: options.count, winnersMs: performance.now() - winnersFrom };
}

function* playerRows(options: MadeUpOptions, players: number) {
  for (let from = 0; from < players; from += ROWS_PER_STATEMENT)
    yield madeUpPlayers(options, from, Math.min(from + ROWS_PER_STATEMENT, players));
}

async function write(
  database: Database,
  groups: Iterable<readonly unknown[]>,
  statementOf: (rows: string) => ReturnType<Database["prepare"]>,
): Promise<void> {
  let waiting: ReturnType<Database["prepare"]>[] = [];
  for (const group of groups) {
    waiting.push(statementOf(JSON.stringify(group)));
    if (waiting.length < STATEMENTS_PER_BATCH) continue;
    await database.batch(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await database.batch(waiting);
}
