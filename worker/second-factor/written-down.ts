/**
 * What is written down of a second factor: a row of the audit log, and a mail to the person. Each is a statement with
 * the condition of the change it tells of, for the same batch.
 */

import { type SQL, sql } from "drizzle-orm";
import type { MailMessage } from "../../durable-objects/mail-room/message.ts";
import { auditLog, mails } from "../../migrations/schema.ts";
import type { AuditAction } from "../audit/actions.ts";
import type { Database } from "../database.ts";
import { timedId } from "../timed-id.ts";

export type FactorChange = Extract<MailMessage, { kind: "second-factor" }>["change"];

/** The statement that writes what a member of staff did with their own, should the condition hold. */
function auditOfSelf(
  database: Database,
  userId: string,
  now: number,
  change: Exclude<FactorChange, "reset">,
  condition: SQL,
) {
  const action: AuditAction = `second-factor.${change}`;
  return database
    .insert(auditLog)
    .select(sql`SELECT ${timedId(now)}, ${now}, users.id, users.role, ${action}, 'user', users.id, NULL, NULL
      FROM users WHERE users.id = ${userId} AND ${condition}`);
}

/** The statement that queues the mail about a change, should the condition hold; call `wakeMailRoom` afterwards. */
export function mailAbout(
  database: Database,
  userId: string,
  now: number,
  change: FactorChange,
  condition: SQL,
) {
  const occasion = `second-factor:${crypto.randomUUID()}`;
  return database
    .insert(mails)
    .select(sql`SELECT ${crypto.randomUUID()}, ${occasion}, users.email, users.language, users.id, 'second-factor',
      json_object('firstName', users.first_name, 'change', ${change}), 'queued', 0, ${now}, ${now}, NULL, NULL
      FROM users WHERE users.id = ${userId} AND ${condition}`);
}

/** Both, of what a person did with their own second factor. */
export function writtenDown(
  database: Database,
  userId: string,
  now: number,
  change: Exclude<FactorChange, "reset">,
  condition: SQL,
) {
  return [
    auditOfSelf(database, userId, now, change, condition),
    mailAbout(database, userId, now, change, condition),
  ] as const;
}
