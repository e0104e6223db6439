/** What an AttemptLimiter keeps: one row a policy. One row is written an attempt, however many are kept. */

import type { SqlMigration } from "../sql-migrations.ts";

export const LIMITER_MIGRATIONS: readonly SqlMigration[] = [
  {
    id: 1,
    name: "attempts",
    sql: `
      CREATE TABLE attempts (
        policy TEXT PRIMARY KEY,
        instants TEXT NOT NULL,
        forgotten_at INTEGER NOT NULL
      ) WITHOUT ROWID;
    `,
  },
];

export class AttemptStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Instants of the counted attempts, in milliseconds since the epoch, oldest first. */
  read(policy: string): number[] {
    const [row] = this.#sql
      .exec<{ instants: string }>("SELECT instants FROM attempts WHERE policy = ?", policy)
      .toArray();
    return row ? (JSON.parse(row.instants) as number[]) : [];
  }

  /** @param forgottenAt when the last of them stops counting */
  write(policy: string, instants: readonly number[], forgottenAt: number): void {
    this.#sql.exec(
      `INSERT INTO attempts VALUES (?, ?, ?) ON CONFLICT (policy)
        DO UPDATE SET instants = excluded.instants, forgotten_at = excluded.forgotten_at`,
      policy,
      JSON.stringify(instants),
      forgottenAt,
    );
  }

  forget(policy: string): void {
    this.#sql.exec("DELETE FROM attempts WHERE policy = ?", policy);
  }

  /** When nothing counts any more under any policy. */
  allForgottenAt(): number {
    return this.#sql.exec<{ at: number }>("SELECT coalesce(max(forgotten_at), 0) AS at FROM attempts").one()
      .at;
  }
}
