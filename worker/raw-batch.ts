/** Statements written out, in one transaction: Drizzle's own `batch` takes built queries only. */

import type { SQL } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";

const dialect = new SQLiteAsyncDialect();

/** Runs statements, all or none. @returns the rows of each, in their order; the caller knows their columns */
export async function rawBatch<Row>(
  binding: D1Database,
  statements: readonly SQL[],
): Promise<readonly (readonly Row[])[]> {
  const prepared = statements.map((statement) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    return binding.prepare(sql).bind(...params);
  });
  return (await binding.batch<Row>(prepared)).map(({ results }) => results);
}
