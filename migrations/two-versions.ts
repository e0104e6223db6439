/** Whether a migration leaves the version before able to work. Pure; reads SQL as drizzle-kit and people write it here. */

import type { Released } from "./release.ts";

const BREAKPOINT = "--> statement-breakpoint";
const NAME = '[`"]?(\\w+)[`"]?';
const DROPPED_TABLE = new RegExp(`^DROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?${NAME}`, "iu");
const ALTERED = new RegExp(`^ALTER\\s+TABLE\\s+${NAME}\\s+(.*)$`, "isu");
const DROPPED_COLUMN = new RegExp(`^DROP\\s+(?:COLUMN\\s+)?${NAME}`, "iu");
const RENAMED_COLUMN = new RegExp(`^RENAME\\s+(?:COLUMN\\s+)?${NAME}\\s+TO\\b`, "iu");
const RENAMED_TABLE = /^RENAME\s+TO\b/iu;
const ADDED = /^ADD\b/iu;

/**
 * What of a migration the released version could not live with, each in words.
 * @param sql a whole migration
 */
export function problemsOf(sql: string, { tables }: Pick<Released, "tables">): string[] {
  return statementsOf(sql).flatMap((statement) => {
    const dropped = DROPPED_TABLE.exec(statement)?.[1];
    if (dropped !== undefined)
      return tables[dropped] ? [`drops the table ${dropped}, which the release uses`] : [];
    const [, table = "", change = ""] = ALTERED.exec(statement) ?? [];
    const columns = tables[table];
    return columns ? (problemOfChange(table, columns, change) ?? []) : [];
  });
}

function problemOfChange(table: string, columns: readonly string[], change: string): string | undefined {
  if (RENAMED_TABLE.test(change)) return `renames the table ${table}, which the release uses`;
  if (ADDED.test(change)) {
    const isFilled = !/\bNOT\s+NULL\b/iu.test(change) || /\bDEFAULT\b/iu.test(change);
    return isFilled ? undefined : `adds a column to ${table} that the release's inserts leave empty`;
  }
  for (const [pattern, what] of [
    [RENAMED_COLUMN, "renames"],
    [DROPPED_COLUMN, "drops"],
  ] as const) {
    const column = pattern.exec(change)?.[1];
    if (column !== undefined && columns.includes(column))
      return `${what} ${table}.${column}, which the release uses`;
  }
  return undefined;
}

/** The statements without their comments; a trigger's body begins with the word CREATE and so is none of these. */
function statementsOf(sql: string): string[] {
  return sql
    .split(BREAKPOINT)
    .flatMap((part) => (/\bCREATE\s+TRIGGER\b/iu.test(part) ? [] : part.split(";")))
    .map((statement) => statement.replace(/--.*$/gmu, "").trim())
    .filter((statement) => statement !== "");
}
