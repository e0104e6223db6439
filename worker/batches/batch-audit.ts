/** What the audit log says of batches. Codes are never in it, serials are. */

import type { AuditAction } from "../audit/actions.ts";
import { type AuditEntry, auditRow } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";

interface BatchEntry extends Pick<AuditEntry, "before" | "after"> {
  readonly action: AuditAction;
  readonly batch: { readonly id: string };
}

/** Writes a row for each batch, all or none. */
export async function recordBatches(
  context: StaffContext,
  campaign: string,
  entries: readonly BatchEntry[],
): Promise<void> {
  const database = databaseOf(context.env.DB);
  const [first, ...others] = entries.map(({ action, batch, before, after }) => {
    const subject = { kind: "batch", id: batch.id };
    return auditRow(database, context, { action, subject, before, after: { campaign, ...after } });
  });
  if (first) await database.batch([first, ...others]);
}

/** Writes that codes are about to leave. @throws when D1 does not answer: then none leaves */
export async function recordExport(
  context: StaffContext,
  campaign: string,
  after: NonNullable<AuditEntry["after"]>,
): Promise<void> {
  const entry = { action: "codes.exported", subject: { kind: "campaign", id: campaign }, after } as const;
  await auditRow(databaseOf(context.env.DB), context, entry);
}
