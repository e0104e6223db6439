/** What the audit log says of batches. Codes are never in it, serials are. */

import { type AuditEntry, auditRow } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";

/** Writes that codes are about to leave. @throws when D1 does not answer: then none leaves */
export async function recordExport(
  context: StaffContext,
  campaign: string,
  after: NonNullable<AuditEntry["after"]>,
): Promise<void> {
  const entry = { action: "codes.exported", subject: { kind: "campaign", id: campaign }, after } as const;
  await auditRow(databaseOf(context.env.DB), context, entry);
}
