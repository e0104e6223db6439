/** What the Telemetry object keeps: its sums, as one row, because a row is what a write costs. */

import type { SqlMigration } from "../sql-migrations.ts";

export const TELEMETRY_MIGRATIONS: readonly SqlMigration[] = [
  {
    id: 1,
    name: "figures",
    sql: `
      CREATE TABLE telemetry_figures (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        stored_at INTEGER NOT NULL,
        counts TEXT NOT NULL
      );
    `,
  },
];

export class TelemetryStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The sums as they were stored last (batch.ts, `writeCounts`); undefined before the first time. */
  read(): string | undefined {
    const [row] = this.#sql.exec<{ counts: string }>("SELECT counts FROM telemetry_figures").toArray();
    return row?.counts;
  }

  /** @param now milliseconds since the epoch */
  write(counts: string, now: number): void {
    this.#sql.exec(
      `INSERT INTO telemetry_figures VALUES (1, ?, ?)
        ON CONFLICT (id) DO UPDATE SET stored_at = excluded.stored_at, counts = excluded.counts`,
      now,
      counts,
    );
  }
}
