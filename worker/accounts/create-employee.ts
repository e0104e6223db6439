/** Making an account for an employee. */

import { sql } from "drizzle-orm";
import { accountLinks, mails, users } from "../../migrations/schema.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { OfficeContext } from "../staff-context.ts";
import { VERIFY_LINK_MS } from "./account-links.ts";
import { employeeSchema } from "./administration-schemas.ts";
import { candidatesFor } from "./candidates.ts";
import { insertWhere } from "./insert-where.ts";
import type { CreateEmployeeOutcome, EmployeeInput } from "./outcomes.ts";
import { firstSaltOf, tryPassword } from "./passwords.ts";

/**
 * Makes the account and sends the mail that proves its address. Refused as `address-taken` when somebody has proved
 * the address or an account of staff states it; a player who merely stated it stands in nobody's way.
 */
export async function createEmployee(
  context: OfficeContext,
  input: EmployeeInput,
): Promise<CreateEmployeeOutcome> {
  const { env, ctx, now } = context;
  const parsed = employeeSchema.safeParse(input);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { email, password, firstName, lastName } = parsed.data;
  const [id, linkId] = [crypto.randomUUID(), crypto.randomUUID()];
  const database = databaseOf(env.DB);
  // Under the salt that all accounts of the address share: a log-in then takes one scrypt for all of them.
  const stored = (await candidatesFor(database, email)).map(({ passwordHash }) => passwordHash);
  const { hash: passwordHash } = await tryPassword(password, stored, firstSaltOf(env.SESSION_SECRET, email));
  // The check stands in the insert: of two creations at once one makes the account. The link and the mail follow
  // only where it did.
  const isMade = sql`EXISTS (SELECT 1 FROM users WHERE id = ${id})`;
  const [created] = await database.batch([
    insertWhere(
      database,
      users,
      { id, email, passwordHash, firstName, lastName, role: "EMPLOYEE", createdAt: now },
      sql`NOT EXISTS (SELECT 1 FROM users WHERE email = ${email} AND (is_verified = 1 OR role <> 'CLIENT'))`,
    ).returning({ id: users.id }),
    insertWhere(
      database,
      accountLinks,
      { id: linkId, userId: id, purpose: "verify-address", createdAt: now, expiresAt: now + VERIFY_LINK_MS },
      isMade,
    ),
    insertWhere(
      database,
      mails,
      {
        id: crypto.randomUUID(),
        occasion: `verify-address:${linkId}`,
        recipient: email,
        language: "fr", // the account's, until its owner chooses
        userId: id,
        kind: "verify-address",
        fields: JSON.stringify({ firstName, linkId }),
        createdAt: now,
        dueAt: now,
      },
      isMade,
    ),
    auditRowWhere(
      database,
      context,
      { action: "employee.created", subject: { kind: "user", id }, after: { role: "EMPLOYEE" } },
      isMade,
    ),
  ]);
  if (created.length === 0) return { kind: "address-taken" };
  wakeMailRoom(env, ctx);
  return { kind: "created", user: { id, email, firstName, lastName, role: "EMPLOYEE" } };
}
