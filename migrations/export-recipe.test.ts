/** The statements of docs/backup.md, on a real SQLite with our real migrations. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, it } from "vitest";
import { migrationFiles } from "./release.ts";

const recipe = readFileSync(join(import.meta.dirname, "../docs/backup.md"), "utf8");
const AFTER_EXPORT = /```sql\n([\s\S]*?)```/u.exec(recipe)?.[1] ?? "";
const BEFORE_EXPORT = /--command "(DROP TABLE \w+)"/u.exec(recipe)?.[1] ?? "";

let database: DatabaseSync;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  for (const name of migrationFiles())
    for (const statement of readFileSync(join(import.meta.dirname, name), "utf8").split(
      "--> statement-breakpoint",
    ))
      database.exec(statement);
  register("Zoé");
});

function register(firstName: string): void {
  database
    .prepare(
      `INSERT INTO users (id, email, password_hash, first_name, last_name, role, created_at)
       VALUES (?1, ?1 || '@example.com', 'none', ?1, 'Lefèvre', 'CLIENT', 0)`,
    )
    .run(firstName);
}

const found = (words: string) =>
  database
    .prepare(
      "SELECT first_name AS name FROM users WHERE rowid IN (SELECT rowid FROM users_search WHERE users_search MATCH ?)",
    )
    .all(words)
    .map(({ name }) => name);

describe("the export of D1", () => {
  it("meets no virtual table once the index is dropped", () => {
    const virtual = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'";
    expect(database.prepare(virtual).all()).toHaveLength(1);
    database.exec(BEFORE_EXPORT);
    expect(database.prepare(virtual).all()).toEqual([]);
    expect(() => register("Max")).toThrow(/users_search/); // why the site is closed meanwhile
  });

  it("leaves a database that searches as before, whatever became of its row numbers", () => {
    database.exec(BEFORE_EXPORT);
    database.exec("UPDATE users SET rowid = rowid + 1000");
    database.exec(AFTER_EXPORT);
    expect(found("zoe*")).toEqual(["Zoé"]);
    register("Max");
    expect(found("max* OR lefevre*")).toEqual(["Zoé", "Max"]);
  });

  it("makes the very index that the migrations make", () => {
    const index = "SELECT sql FROM sqlite_master WHERE name = 'users_search'";
    const before = database.prepare(index).get();
    database.exec(BEFORE_EXPORT);
    database.exec(AFTER_EXPORT);
    expect(database.prepare(index).get()).toEqual(before);
  });

  it("keeps nothing of a name in the index's pages once its account is gone, before and after", () => {
    const pages = () => database.prepare("SELECT block FROM users_search_data").all();
    const holds = (name: string) =>
      pages().some(({ block }) =>
        Buffer.from(block as Uint8Array)
          .toString("latin1")
          .includes(name),
      );
    for (const restore of [() => {}, () => [BEFORE_EXPORT, AFTER_EXPORT].map((sql) => database.exec(sql))]) {
      restore();
      for (const name of ["Anne", "Quetzalcoatl", "Paul"]) register(name);
      expect(holds("quetzalcoatl")).toBe(true);
      database.exec("DELETE FROM users WHERE first_name <> 'Zoé'");
      expect(holds("quetzalcoatl")).toBe(false);
    }
  });
});
