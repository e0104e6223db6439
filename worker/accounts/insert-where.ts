/** An insert that carries its own condition, so that nobody can come between the check and the write. */

import { getTableColumns, type InferInsertModel, SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "../database.ts";

/** Values, or expressions that give them. */
type Computable<Row> = { [Key in keyof Row]: Row[Key] | SQL };

/** The statement that inserts one row if a condition holds; columns left out take their default. */
export function insertWhere<Table extends SQLiteTable>(
  database: Database,
  table: Table,
  row: Computable<InferInsertModel<Table>>,
  condition: SQL,
) {
  const given: Readonly<Record<string, unknown>> = row;
  const values = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = given[name] ?? column.default ?? null;
    if (value instanceof SQL) return value;
    return value === null ? sql`NULL` : sql`${sql.param(value, column)}`;
  });
  return database.insert(table).select(sql`SELECT ${sql.join(values, sql`, `)} WHERE ${condition}`);
}
