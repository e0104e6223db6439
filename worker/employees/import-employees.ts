/** Importing employees from a file: the same reading twice, first to be looked at, then to be carried out. */

import { sql } from "drizzle-orm";
import { type Database, databaseOf } from "../database.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { ImportOutcome, ImportSource, PlanOutcome } from "./import.ts";
import { inviteAll, storeNames } from "./invite.ts";
import { type AddressState, addressesIn, planLines } from "./plan-import.ts";
import { readFile } from "./read-file.ts";

/** What importing a file would do. Writes nothing. */
export async function planImport({ env }: OfficeContext, source: ImportSource): Promise<PlanOutcome> {
  const file = readFile(source);
  if (file.kind === "unreadable") return file;
  const database = databaseOf(env.DB);
  const [known, states] = await Promise.all([
    storeNames(database),
    addressStates(database, addressesIn(file.rows)),
  ]);
  return { kind: "planned", text: file.text, lines: planLines(file.rows, known, states) };
}

/** Invites everybody who is new, by the plan as it is now: what changed since it was looked at counts. */
export async function importEmployees(context: OfficeContext, source: ImportSource): Promise<ImportOutcome> {
  const plan = await planImport(context, source);
  if (plan.kind === "unreadable") return plan;
  const people = plan.lines.flatMap(({ read, state }) => (state === "new" && read ? [read] : []));
  const known = await storeNames(databaseOf(context.env.DB));
  const invited = people.length === 0 ? [] : await inviteAll(context, people, known, "imported");
  const refused = plan.lines.filter(({ state }) => state === "refused").length;
  return {
    kind: "imported",
    invited: invited.length,
    known: plan.lines.length - refused - invited.length,
    refused,
  };
}

async function addressStates(
  database: Database,
  emails: readonly string[],
): Promise<ReadonlyMap<string, AddressState>> {
  const rows = await database.all<{ email: string; isStaff: number; isProved: number }>(
    sql`SELECT value AS email,
        EXISTS (SELECT 1 FROM users WHERE email = value AND role <> 'CLIENT') AS isStaff,
        EXISTS (SELECT 1 FROM users WHERE email = value AND is_verified = 1) AS isProved
      FROM json_each(${JSON.stringify(emails)})`,
  );
  return new Map(
    rows.map(({ email, isStaff, isProved }) => [email, isStaff ? "staff" : isProved ? "players" : "free"]),
  );
}
