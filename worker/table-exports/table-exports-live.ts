/** The record of exports, in the audit log. */

import { auditRow } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import type { OfficeContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import type { TableExports } from "./table-exports.ts";

export function tableExports(context: OfficeContext): TableExports {
  const database = databaseOf(context.env.DB);
  return {
    async start({ table, filters }) {
      const id = timedId(context.now);
      await auditRow(database, context, {
        action: "table.export-started",
        subject: { kind: "table", id: table },
        after: { ...filters, export: id },
      });
      return id;
    },
    async finish(id, table, rows, isWhole) {
      // The request began long ago when a million rows have left: this row has a time of its own.
      await auditRow(
        database,
        { staff: context.staff, now: Date.now() },
        {
          action: "table.exported",
          subject: { kind: "table", id: table },
          after: { export: id, rows, isWhole },
        },
      );
    },
  };
}
