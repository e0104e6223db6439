import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SHARD_MIGRATIONS } from "../../durable-objects/ticket-shard/shard-migrations.ts";
import { bytesPerRedemption, NOTHING_STORED, readStoredBytes } from "./stored-bytes.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "thetiptop-bytes-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function database(path: string, fill: (open: DatabaseSync) => void): void {
  mkdirSync(join(dataDir, path, ".."), { recursive: true });
  const open = new DatabaseSync(join(dataDir, path));
  open.exec("PRAGMA journal_mode = WAL");
  fill(open);
  open.close();
}

function shard(name: string, redemptions: number): void {
  database(`do/thetiptop-TicketShard/${name}.sqlite`, (open) => {
    for (const { sql } of SHARD_MIGRATIONS) open.exec(sql);
    open
      .prepare(
        `INSERT INTO redemption WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT ?)
         SELECT n, n * 7, 0, '01234567-89ab-7cde-8f01-23456789abcd', 1, 1, randomblob(32), NULL FROM n`,
      )
      .run(redemptions);
  });
}

function d1(winners: number, others = 0): void {
  database("d1/miniflare-D1DatabaseObject/abc.sqlite", (open) => {
    open.exec(
      `CREATE TABLE winners (id TEXT PRIMARY KEY, user_id TEXT); CREATE INDEX winners_by_user ON winners (user_id);
       CREATE TABLE mails (id TEXT PRIMARY KEY, fields TEXT); CREATE TABLE users (id TEXT PRIMARY KEY);`,
    );
    const insert = open.prepare("INSERT INTO winners VALUES (?, ?)");
    for (let row = 0; row < winners; row++) insert.run(`winner ${row}`.padEnd(36), `user ${row}`.padEnd(36));
    const insertUser = open.prepare("INSERT INTO users VALUES (?)");
    for (let row = 0; row < others; row++) insertUser.run(`user ${row}`.padEnd(36));
  });
}

describe("what a redemption takes on disk", () => {
  test("is its row and its place in the index, over all shards; settings, shards nobody played on and objects without a campaign are not", () => {
    shard("a", 3_000);
    shard("b", 5_000);
    for (let unplayed = 0; unplayed < 100; unplayed++) shard(`unplayed-${unplayed}`, 0);
    database("do/thetiptop-TicketShard/untold.sqlite", (open) => open.exec("CREATE TABLE other (a)"));
    database("do/thetiptop-TicketShard/metadata.sqlite", (open) => open.exec("CREATE TABLE redemption (a)"));
    d1(4_000);
    const stored = readStoredBytes(dataDir);
    expect(stored).toMatchObject({ redemptions: 8_000, winners: 4_000, mails: 0 });
    const { shards, database: inD1, mail } = bytesPerRedemption(NOTHING_STORED, stored);
    // 84 bytes of columns and about 8 of headers, and an index entry of some 6: with what is free in its pages.
    expect(shards).toBeGreaterThan(90);
    expect(shards).toBeLessThan(140);
    // 72 bytes in the table, and once more 36 in each of two indexes.
    expect(inD1).toBeGreaterThan(144);
    expect(inD1).toBeLessThan(260);
    expect(mail).toBe(0);
  });

  test("does not grow with other tables of the same file", () => {
    shard("a", 100);
    d1(1_000, 20_000);
    const withOthers = readStoredBytes(dataDir).winnerBytes;
    rmSync(join(dataDir, "d1"), { recursive: true });
    d1(1_000);
    expect(withOthers).toBe(readStoredBytes(dataDir).winnerBytes);
  });

  test("is not said of nothing", () => {
    expect(() => bytesPerRedemption(NOTHING_STORED, NOTHING_STORED)).toThrow(RangeError);
  });
});
