/** D1's winners, read in pages and in the order of their ids. */

import type { WinnerRow } from "./comparison.ts";

/** Runs one statement on D1, wherever it is. */
export type Query = (sql: string, ...parameters: readonly (string | number)[]) => Promise<readonly unknown[]>;

/** About 700 kB of JSON: some milliseconds, and below what D1 gives in one answer. */
const PAGE_ROWS = 5_000;

/** The plus keeps the planner to the key's own order: by the index of campaigns it sorted all winners for every page. */
const SELECT = `SELECT id AS ticketId, serial, seq, user_id AS player, prize FROM winners
  WHERE id > ?1 AND +campaign = ?2 ORDER BY id LIMIT ${PAGE_ROWS}`;

export async function* winnerRows(query: Query, campaign: string): AsyncGenerator<WinnerRow> {
  for (let after = ""; ; ) {
    const page = (await query(SELECT, after, campaign)) as readonly WinnerRow[];
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ROWS) return;
    after = last.ticketId;
  }
}

/** Units by prize ordinal, as D1 has them. */
export async function awardedInDatabase(query: Query, campaign: string): Promise<readonly number[]> {
  const rows = (await query(
    "SELECT prize, count(*) AS units FROM winners WHERE campaign = ?1 GROUP BY prize",
    campaign,
  )) as readonly { readonly prize: number; readonly units: number }[];
  const awarded: number[] = [];
  for (const { prize, units } of rows) awarded[prize] = units;
  return Array.from(awarded, (units) => units ?? 0);
}
