/** The desk's SQLite: the campaign's record, its seed, the stock events and which shard follows which version. */

import type { SqlMigration } from "../sql-migrations.ts";
import { timedId } from "../timed-id.ts";
import type { DeskEntry } from "./audit.ts";
import type { AuditRow } from "./audit-outbox.ts";
import type { CampaignRecord, StoredRecord } from "./campaign-record.ts";
import { upToDate } from "./campaign-record.ts";
import type { ReminderProgress } from "./claim-reminders.ts";
import type { DrawSecrets } from "./grand-draw.ts";
import type { StockEvent } from "./stock-room.ts";

export const DESK_MIGRATIONS: readonly SqlMigration[] = [
  {
    id: 1,
    name: "campaign, stock events, acknowledged versions",
    sql: `
      CREATE TABLE campaign (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), body TEXT NOT NULL, seed TEXT NOT NULL);
      CREATE TABLE stock_event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL);
      CREATE TABLE shard_version (shard INTEGER PRIMARY KEY, version INTEGER NOT NULL);
    `,
  },
  {
    id: 2,
    name: "how far the claim reminders have come",
    sql: "CREATE TABLE claim_reminder (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), body TEXT NOT NULL);",
  },
  {
    id: 3,
    name: "audit entries that D1 does not have yet, orders that were answered",
    sql: `
      CREATE TABLE audit_entry (id TEXT PRIMARY KEY, body TEXT NOT NULL);
      CREATE TABLE answered_order (key TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL);
    `,
  },
  {
    id: 4,
    name: "what the grand draw is made with",
    sql: `
      CREATE TABLE grand_draw (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        seed TEXT NOT NULL, pseudonym_key TEXT NOT NULL, entrants_hash TEXT, entropy TEXT
      );
    `,
  },
];

/** An order that named a key, so that the same one sent twice acts once. */
export interface AnsweredOrder {
  /** The stock events up to this one came before it. */
  readonly seqBefore: number;
  /** The claim of a move; null for any other order. */
  readonly claimId: string | null;
}

/** A form's key is sent again within minutes; this is a week of one order a minute. */
const ORDERS_KEPT = 10_000;

export class DeskStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  campaign(): { record: CampaignRecord; seed: string } | undefined {
    const row = this.#sql
      .exec<{ body: string; seed: string }>("SELECT body, seed FROM campaign")
      .toArray()[0];
    if (!row) return undefined;
    return { record: upToDate(JSON.parse(row.body) as StoredRecord, this.#firstStockAt()), seed: row.seed };
  }

  #firstStockAt(): number {
    return (
      this.#sql.exec<{ at: number }>("SELECT at FROM stock_event ORDER BY seq LIMIT 1").toArray()[0]?.at ?? 0
    );
  }

  createCampaign(record: CampaignRecord, seed: string): void {
    this.#sql.exec("INSERT INTO campaign VALUES (1, ?, ?)", JSON.stringify(record), seed);
  }

  saveRecord(record: CampaignRecord): void {
    this.#sql.exec("UPDATE campaign SET body = ?", JSON.stringify(record));
  }

  stockEvents(): StockEvent[] {
    return this.#sql
      .exec<{ body: string }>("SELECT body FROM stock_event ORDER BY seq")
      .toArray()
      .map(({ body }) => JSON.parse(body) as StockEvent);
  }

  /** How many events there are; also the last one's number. */
  stockEventCount(): number {
    return this.#sql.exec<{ last: number }>("SELECT coalesce(max(seq), 0) AS last FROM stock_event").one()
      .last;
  }

  /** Appends events, all or none. */
  appendStockEvents(events: readonly StockEvent[], at: number): void {
    this.#sql.exec(
      "INSERT INTO stock_event (at, body) SELECT ?, value FROM json_each(?)",
      at,
      JSON.stringify(events),
    );
  }

  /** Units of a prize that left the campaign after an event. */
  removedSince(seq: number, prize: number): number {
    return this.#sql
      .exec<{ count: number }>(
        `SELECT coalesce(sum(body->>'count'), 0) AS count FROM stock_event
         WHERE seq > ? AND body->>'kind' = 'removed' AND body->>'prize' = ?`,
        seq,
        prize,
      )
      .one().count;
  }

  /** Units of a prize that a transfer moved; 0 while it is under way. */
  movedBy(transferId: string, prize: number): number {
    const row = this.#sql
      .exec<{ body: string }>(
        "SELECT body FROM stock_event WHERE body->>'kind' = 'settled' AND body->>'id' = ?",
        transferId,
      )
      .toArray()[0];
    const event = row && (JSON.parse(row.body) as Extract<StockEvent, { kind: "settled" }>);
    return event?.amounts[prize] ?? 0;
  }

  /** The settings version each shard has acknowledged; 0 for none. */
  shardVersions(shardCount: number): number[] {
    const versions = Array.from({ length: shardCount }, () => 0);
    for (const row of this.#sql.exec<{ shard: number; version: number }>(
      "SELECT shard, version FROM shard_version",
    )) {
      versions[row.shard] = row.version;
    }
    return versions;
  }

  /** How far the claim reminders have come; undefined before the first. */
  reminderProgress(): ReminderProgress | undefined {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM claim_reminder").toArray()[0];
    return row && (JSON.parse(row.body) as ReminderProgress);
  }

  saveReminderProgress(progress: ReminderProgress): void {
    this.#sql.exec("INSERT OR REPLACE INTO claim_reminder VALUES (1, ?)", JSON.stringify(progress));
  }

  /** Stores what is to be written down of a change. @returns its id */
  addAuditEntry({ by, action, subject, before, after }: DeskEntry, at: number): string {
    const id = timedId(at);
    const row: AuditRow = {
      id,
      at,
      actorId: by.id,
      actorRole: by.role,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      before,
      after,
    };
    this.#sql.exec("INSERT INTO audit_entry VALUES (?, ?)", id, JSON.stringify(row));
    return id;
  }

  /** Adds what came of a change to its entry, if that has not left yet. */
  completeAuditEntry(id: string, after: object): boolean {
    return (
      this.#sql
        .exec(
          "UPDATE audit_entry SET body = json_patch(body, ?) WHERE id = ? RETURNING id",
          JSON.stringify({ after }),
          id,
        )
        .toArray().length > 0
    );
  }

  /** The oldest entries that D1 may not have. */
  auditEntries(limit: number): AuditRow[] {
    return this.#sql
      .exec<{ body: string }>("SELECT body FROM audit_entry ORDER BY id LIMIT ?", limit)
      .toArray()
      .map(({ body }) => JSON.parse(body) as AuditRow);
  }

  removeAuditEntries(ids: readonly string[]): void {
    this.#sql.exec(
      "DELETE FROM audit_entry WHERE id IN (SELECT value FROM json_each(?))",
      JSON.stringify(ids),
    );
  }

  answeredOrder(key: string): AnsweredOrder | undefined {
    const row = this.#sql
      .exec<{ body: string }>("SELECT body FROM answered_order WHERE key = ?", key)
      .toArray()[0];
    return row && (JSON.parse(row.body) as AnsweredOrder);
  }

  /** Remembers an order, and forgets the oldest beyond those that are kept. */
  saveAnsweredOrder(key: string, order: AnsweredOrder, at: number): void {
    this.#sql.exec("INSERT INTO answered_order VALUES (?, ?, ?)", key, at, JSON.stringify(order));
    this.#sql.exec(
      "DELETE FROM answered_order WHERE rowid <= (SELECT max(rowid) FROM answered_order) - ?",
      ORDERS_KEPT,
    );
  }

  /** What the grand draw is made with; undefined before anybody prepared it. */
  drawSecrets(): DrawSecrets | undefined {
    return this.#sql
      .exec<{ seed: string; pseudonymKey: string; entrantsHash: string | null; entropy: string | null }>(
        "SELECT seed, pseudonym_key AS pseudonymKey, entrants_hash AS entrantsHash, entropy FROM grand_draw",
      )
      .toArray()[0];
  }

  keepDrawSecrets(seed: string, pseudonymKey: string): void {
    this.#sql.exec(
      "INSERT INTO grand_draw (only_row, seed, pseudonym_key) VALUES (1, ?, ?)",
      seed,
      pseudonymKey,
    );
  }

  /** Notes what the seed was opened for; the first time alone counts. */
  noteDrawOpened(entrantsHash: string, entropy: string): void {
    this.#sql.exec(
      "UPDATE grand_draw SET entrants_hash = ?, entropy = ? WHERE entropy IS NULL",
      entrantsHash,
      entropy,
    );
  }

  saveShardVersion(shard: number, version: number): void {
    this.#sql.exec("INSERT OR REPLACE INTO shard_version VALUES (?, ?)", shard, version);
  }
}
