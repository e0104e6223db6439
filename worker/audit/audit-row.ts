/** A row of the audit log, as part of the batch that makes the change it tells of: neither is there without the other. */

import type { SQL } from "drizzle-orm";
import { auditLog } from "../../migrations/schema.ts";
import { insertWhere } from "../accounts/insert-where.ts";
import type { Database } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import type { AuditAction, AuditSubject } from "./actions.ts";

type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEntry {
  readonly action: AuditAction;
  readonly subject: { readonly kind: AuditSubject; readonly id: string };
  /** Only what is different, and no personal data of a player: the log outlives them. */
  readonly before?: Facts | undefined;
  readonly after?: Facts | undefined;
}

/** The row's values, for an insert of one's own. */
export function auditValues({ staff, now }: Pick<StaffContext, "staff" | "now">, entry: AuditEntry) {
  return {
    id: timedId(now),
    at: now,
    actorId: staff.id,
    actorRole: staff.role,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    before: entry.before ? JSON.stringify(entry.before) : null,
    after: entry.after ? JSON.stringify(entry.after) : null,
  };
}

/** The statement that writes a row. */
export function auditRow(
  database: Database,
  context: Pick<StaffContext, "staff" | "now">,
  entry: AuditEntry,
) {
  return database.insert(auditLog).values(auditValues(context, entry));
}

/**
 * The statement that writes a row if a condition holds: that of the change it tells of.
 * @param computed what only the database knows, as an expression that gives JSON
 */
export function auditRowWhere(
  database: Database,
  context: Pick<StaffContext, "staff" | "now">,
  entry: AuditEntry,
  condition: SQL,
  computed: { readonly after?: SQL<string> } = {},
) {
  return insertWhere(database, auditLog, { ...auditValues(context, entry), ...computed }, condition);
}
