/** Who takes part: walks the accounts in the order of their keys and notes an entrant for each whom the rule admits. */

import { sql } from "drizzle-orm";
import { type Database, databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { pseudonymsOf, ticketEntrants } from "./pseudonyms.ts";
import { type DrawRow, ruleOf } from "./record.ts";

/** Accounts looked at in a step: as many probes of an index, in one question to D1. */
const ACCOUNTS_A_PAGE = 5_000;
/** Lines in one insert: 200 kB of JSON. */
const LINES_AN_INSERT = 5_000;

/**
 * Notes the entrants among the accounts after a cursor. Doing it twice changes nothing.
 * @returns the next cursor; null when there are no more accounts
 */
export async function collectPage(
  { DB }: Pick<Env, "DB">,
  draw: DrawRow,
  cursor: string,
  pseudonymKey: string,
): Promise<string | null> {
  const database = databaseOf(DB);
  const { entriesPer } = ruleOf(draw);
  const accounts = await accountsAfter(database, draw, cursor);
  const eligible = accounts.filter(({ tickets }) => tickets > 0);
  const numbers = pseudonymsOf(
    pseudonymKey,
    eligible.map(({ id }) => id),
  );
  const lines = eligible.flatMap(({ tickets }, index) => {
    const person = numbers[index] ?? "";
    return entriesPer === "person" ? [person] : ticketEntrants(person, tickets);
  });
  const next = accounts.length < ACCOUNTS_A_PAGE ? null : (accounts.at(-1)?.id ?? null);
  for (let from = 0; from < lines.length; from += LINES_AN_INSERT)
    await database.run(
      sql`INSERT OR IGNORE INTO draw_collected (draw_id, entrant)
          SELECT ${draw.id}, value FROM json_each(${JSON.stringify(lines.slice(from, from + LINES_AN_INSERT))})`,
    );
  // Two who prepare at once do the same pages; whoever is behind does not take the cursor back.
  await database.run(
    sql`UPDATE draws SET cursor = ${next} WHERE id = ${draw.id} AND frozen_at IS NULL AND cursor = ${cursor}`,
  );
  return next;
}

/** Players only, with the number of their tickets that count; 1 is enough where persons are counted. */
export function accountsAfter(
  database: Database,
  draw: DrawRow,
  cursor: string,
): Promise<{ id: string; tickets: number }[]> {
  const { entriesPer, needsVerifiedAddress } = ruleOf(draw);
  const played = sql`FROM winners INDEXED BY winners_by_user
    WHERE winners.user_id = users.id AND winners.campaign = ${draw.campaign} AND winners.status <> 'REJECTED'`;
  const tickets =
    entriesPer === "person" ? sql`EXISTS (SELECT 1 ${played})` : sql`(SELECT count(*) ${played})`;
  const verified = needsVerifiedAddress ? sql`AND users.is_verified = 1` : sql``;
  return database.all<{ id: string; tickets: number }>(
    sql`SELECT users.id AS id, ${tickets} AS tickets FROM users
        WHERE users.id > ${cursor} AND +users.role = 'CLIENT' ${verified}
        ORDER BY users.id LIMIT ${ACCOUNTS_A_PAGE}`,
  );
}
