/**
 * Audit rows about an account that say what it was when they were written: one statement reads and writes, so that
 * nothing can change in between. Stands before the change in its batch.
 */

import { type SQL, sql } from "drizzle-orm";
import { auditLog } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import type { AuditAction } from "./actions.ts";

interface AboutUser {
  /** A name, or an expression that gives one by the account's columns. */
  readonly action: AuditAction | SQL;
  /** Expressions over the account's columns; JSON. */
  readonly before?: SQL | undefined;
  readonly after?: SQL | undefined;
  /** What must hold of the account. */
  readonly condition?: SQL | undefined;
}

/** The statement that writes a row about an account, if it is there and the condition holds. */
export function auditOfUser(
  database: Database,
  { staff, now }: Pick<StaffContext, "staff" | "now">,
  userId: string,
  { action, before, after, condition }: AboutUser,
) {
  return database
    .insert(auditLog)
    .select(sql`SELECT ${timedId(now)}, ${now}, ${staff.id}, ${staff.role}, ${action}, 'user', users.id,
      ${before ?? sql`NULL`}, ${after ?? sql`NULL`} FROM users
      WHERE users.id = ${userId} AND ${condition ?? sql`1`}`);
}
