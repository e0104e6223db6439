/** How many winners and mails D1 has, from the tallies its triggers keep: a dozen rows, no table is counted. */

import type { LocalServer } from "../local/server.ts";

const TALLIES = `SELECT sum(count) FILTER (WHERE name LIKE 'winners:%') AS winners,
  sum(count) FILTER (WHERE name LIKE 'mails:%') AS mails FROM tallies`;

export interface Tallies {
  readonly winners: number;
  /** Of every kind and state. */
  readonly mails: number;
}

/** @throws Error when D1 does not answer */
export async function readTallies({ miniflare }: LocalServer): Promise<Tallies> {
  const database = await miniflare.getD1Database("DB");
  const row = await database.prepare(TALLIES).first<Tallies>();
  if (row === null) throw new Error("D1 keeps no tallies");
  return row;
}
