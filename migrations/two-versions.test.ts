/** A migration comes before the Worker that needs it, and stays when that Worker goes: the released one must live with it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { migrationFiles, namedToday, readReleased } from "./release.ts";
import { problemsOf } from "./two-versions.ts";

const released = readReleased();
const later = migrationFiles().filter((name) => name > released.lastMigration);

it("the last release is one of the migrations, and names tables", () => {
  expect(migrationFiles()).toContain(released.lastMigration);
  expect(released.tables["winners"]).toContain("user_id");
});

it("what was released is still there, unless a later release stopped naming it first", () => {
  if (later.length === 0) expect(namedToday()).toEqual(released.tables);
});

it.each(later.length > 0 ? later : [released.lastMigration])("%s leaves the release able to work", (name) => {
  const sql = readFileSync(join(import.meta.dirname, name), "utf8");
  expect(problemsOf(sql, released)).toEqual([]);
});

describe("a migration", () => {
  const tables = { users: ["id", "email", "phone"] };

  it.each([
    ["ALTER TABLE `users` DROP COLUMN `phone`;", "drops users.phone"],
    ["ALTER TABLE users DROP phone", "drops users.phone"],
    ["ALTER TABLE `users` RENAME COLUMN `phone` TO `telephone`;", "renames users.phone"],
    ["ALTER TABLE users RENAME TO people", "renames the table users"],
    [
      "DROP TABLE `users`;--> statement-breakpoint\nALTER TABLE `__new_users` RENAME TO `users`;",
      "drops the table users",
    ],
    ["drop table if exists users", "drops the table users"],
    ["ALTER TABLE `users` ADD `country` text NOT NULL;", "adds a column to users"],
    [
      "CREATE TABLE `a` (`b` text);\n--> statement-breakpoint\n-- why\nALTER TABLE `users` DROP COLUMN `email`;",
      "drops users.email",
    ],
  ])("that says %j breaks the release: %s", (sql, problem) => {
    expect(problemsOf(sql, { tables })).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    "ALTER TABLE `users` ADD `country` text;",
    "ALTER TABLE `users` ADD `country` text DEFAULT 'FR' NOT NULL;",
    "ALTER TABLE `users` DROP COLUMN `forgotten_before`;",
    "DROP TABLE `unused`;",
    "CREATE INDEX `users_by_phone` ON `users` (`phone`);",
    "-- DROP TABLE users;\nDROP INDEX `users_by_email`;",
    "CREATE TRIGGER t AFTER INSERT ON users BEGIN DELETE FROM sessions; END;",
  ])("that says %j does not", (sql) => {
    expect(problemsOf(sql, { tables })).toEqual([]);
  });
});
