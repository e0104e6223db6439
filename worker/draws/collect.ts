/** Who takes part: walks the accounts in the order of their keys and notes an entrant for each whom the rule admits. */

import { sql } from "drizzle-orm";
import { drawCollected, draws } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { pseudonymsOf, ticketEntrants } from "./pseudonyms.ts";
import { type DrawRow, drawOf, ruleOf } from "./record.ts";

/** Accounts looked at in a step: as many probes of an index, in one question to D1. */
const ACCOUNTS_A_PAGE = 5_000;
/** Lines in one insert: 200 kB of JSON. */
const LINES_AN_INSERT = 5_000;

/**
 * Notes the entrants among the accounts after a cursor, unless somebody else has gone on from it: whoever is late adds
 * nothing to a list that is sorted, or hashed, already.
 * @returns the cursor that D1 has now, null when there are no more accounts
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
  const isOurs = sql`id = ${draw.id} AND frozen_at IS NULL AND cursor = ${cursor}`;
  const pieces = Array.from({ length: Math.ceil(lines.length / LINES_AN_INSERT) }, (_, index) =>
    lines.slice(index * LINES_AN_INSERT, (index + 1) * LINES_AN_INSERT),
  );
  // One transaction, so that nobody sorts between a page's entrants and its cursor.
  const [moved] = await database.batch([
    database.select({ cursor: draws.cursor }).from(draws).where(isOurs),
    ...pieces.map((piece) =>
      database
        .insert(drawCollected)
        .select(
          sql`SELECT ${draw.id}, value FROM json_each(${JSON.stringify(piece)})
              WHERE EXISTS (SELECT 1 FROM draws WHERE ${isOurs})`,
        )
        .onConflictDoNothing(),
    ),
    database.update(draws).set({ cursor: next }).where(isOurs),
  ]);
  if (moved.length > 0) return next;
  const now = await drawOf(database, draw.campaign);
  return now?.id === draw.id ? now.cursor : null;
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
