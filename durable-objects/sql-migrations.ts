/**
 * Append-only migrations for an object's own SQLite. An entry that has shipped is never edited or reordered:
 * objects that slept through three releases must still arrive where new ones start.
 */

export interface SqlMigration {
  /** Rises by one from 1; its position in the list. */
  readonly id: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings the object's database up to date; all that is missing is applied, or nothing.
 * @throws Error when the list is not numbered 1, 2, 3 …, or the database is newer than the code.
 */
export function migrate(storage: DurableObjectStorage, migrations: readonly SqlMigration[]): void {
  storage.transactionSync(() => {
    storage.sql.exec("CREATE TABLE IF NOT EXISTS migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    const applied = storage.sql
      .exec<{ last: number }>("SELECT coalesce(max(id), 0) AS last FROM migration")
      .one().last;
    if (applied > migrations.length) {
      throw new Error(`database is at migration ${applied}, the code knows ${migrations.length}`);
    }
    for (const [index, migration] of migrations.entries()) {
      if (migration.id !== index + 1)
        throw new Error(`migration ${migration.name} should have id ${index + 1}`);
      if (migration.id <= applied) continue;
      storage.sql.exec(migration.sql);
      storage.sql.exec("INSERT INTO migration (id, name) VALUES (?, ?)", migration.id, migration.name);
    }
  });
}

/** True when the object's database has ever been migrated. Reads only. */
export function isMigrated(storage: DurableObjectStorage): boolean {
  return storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'migration'").toArray().length > 0;
}
