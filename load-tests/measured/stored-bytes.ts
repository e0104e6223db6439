/** What redemptions take on disk, table by table, as SQLite itself counts its pages. For when no server runs. */

import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface StoredBytes {
  /** Rows of all shards' ledgers that are redemptions. */
  readonly redemptions: number;
  /** Pages of the table of redemptions and of its index in the shards that have any, bytes. */
  readonly ledgerBytes: number;
  readonly winners: number;
  /** Pages of D1's winners, of their indexes and of the sums kept of them, bytes. */
  readonly winnerBytes: number;
  readonly mails: number;
  /** Pages of D1's queue of mails and of its indexes, bytes. Sent mails go after 30 days. */
  readonly mailBytes: number;
}

/** The tables whose rows come of winners; the sums are a few hundred rows whatever was played. */
const WINNER_TABLES = ["winners", "winner_counts", "play_hours"];

/** Bytes of some tables with their indexes, as pages they own: what is free in a page counts, as it is paid for. */
const TABLE_BYTES = `
  SELECT coalesce(sum(stat.pgsize), 0) AS bytes
  FROM dbstat AS stat JOIN sqlite_schema AS part ON part.name = stat.name
  WHERE stat.aggregate = TRUE AND part.tbl_name IN (SELECT value FROM json_each(?))`;

/**
 * Reads a data directory's files. Read only; what stands in a write-ahead log counts as if it were in its file.
 * @param dataDir of a server that was stopped
 * @throws Error when there is not exactly one D1 file
 */
export function readStoredBytes(dataDir: string): StoredBytes {
  let redemptions = 0;
  let ledgerBytes = 0;
  for (const file of databaseFiles(dataDir, "do/*-TicketShard/*.sqlite")) {
    withDatabase(file, (database) => {
      if (!hasTable(database, "redemption")) return; // an object that nobody has told what it is
      const rows = countOf(database, "redemption");
      if (rows === 0) return; // its two empty pages are what a shard costs, not what a redemption does
      redemptions += rows;
      ledgerBytes += bytesOf(database, ["redemption"]);
    });
  }
  const [d1, ...others] = databaseFiles(dataDir, "d1/*/*.sqlite");
  if (d1 === undefined || others.length > 0) throw new Error(`expected one D1 file in ${dataDir}`);
  return withDatabase(d1, (database) => ({
    redemptions,
    ledgerBytes,
    winners: countOf(database, "winners"),
    winnerBytes: bytesOf(database, WINNER_TABLES),
    mails: countOf(database, "mails"),
    mailBytes: bytesOf(database, ["mails"]),
  }));
}

/**
 * Bytes a redemption, of what was stored between two readings.
 * @throws RangeError when nothing was: no quotient then means anything
 */
export function bytesPerRedemption(
  before: StoredBytes,
  after: StoredBytes,
): { readonly shards: number; readonly database: number; readonly mail: number } {
  const perRow = (bytes: number, rows: number) => {
    if (rows <= 0) throw new RangeError("nothing was stored between the two readings");
    return Math.round(bytes / rows);
  };
  return {
    shards: perRow(after.ledgerBytes - before.ledgerBytes, after.redemptions - before.redemptions),
    database: perRow(after.winnerBytes - before.winnerBytes, after.winners - before.winners),
    mail:
      after.mails === before.mails
        ? 0
        : perRow(after.mailBytes - before.mailBytes, after.mails - before.mails),
  };
}

/** Before anything was played. */
export const NOTHING_STORED: StoredBytes = {
  redemptions: 0,
  ledgerBytes: 0,
  winners: 0,
  winnerBytes: 0,
  mails: 0,
  mailBytes: 0,
};

function databaseFiles(dataDir: string, pattern: string): string[] {
  return globSync(pattern, { cwd: dataDir })
    .filter((file) => !file.endsWith("metadata.sqlite"))
    .map((file) => join(dataDir, file));
}

function withDatabase<Result>(file: string, read: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function hasTable(database: DatabaseSync, table: string): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(table) !== undefined;
}

/** @param table one of this file's own names */
function countOf(database: DatabaseSync, table: "redemption" | "winners" | "mails"): number {
  return Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.["rows"]);
}

function bytesOf(database: DatabaseSync, tables: readonly string[]): number {
  return Number(database.prepare(TABLE_BYTES).get(JSON.stringify(tables))?.["bytes"]);
}
