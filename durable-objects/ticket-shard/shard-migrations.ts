/**
 * The tables of a shard. Each unique key is a promise it guards: a serial is redeemed once, a transfer is applied
 * once, and a row that was decided on anything but the whole ledger collides with the one that has its seq.
 *
 * Rows are keyed by seq and so appended; only the small index of serials is written at random. Keyed by serial,
 * each redemption dirtied a page of the whole table: a fifth slower at 30,000 redemptions in a shard.
 */

import type { SqlMigration } from "../sql-migrations.ts";

export const SHARD_MIGRATIONS: readonly SqlMigration[] = [
  {
    id: 1,
    name: "ledger, settings, outbox",
    sql: `
      CREATE TABLE redemption (
        seq INTEGER PRIMARY KEY,
        serial INTEGER NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        player TEXT NOT NULL,
        prize INTEGER NOT NULL,
        r INTEGER NOT NULL,
        hash BLOB NOT NULL,
        idempotency_key TEXT
      );
      CREATE TABLE ledger_event (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        transfer_id TEXT UNIQUE,
        body TEXT NOT NULL,
        hash BLOB NOT NULL
      );
      CREATE TABLE settings (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), body TEXT NOT NULL);
      CREATE TABLE outbox (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), drained_seq INTEGER NOT NULL);
      INSERT INTO outbox VALUES (1, 0);
    `,
  },
  {
    // Who won before there were win mails has known of it for long: those rows count as written about.
    id: 2,
    name: "watermark of the win mails",
    sql: `
      ALTER TABLE outbox ADD COLUMN mailed_seq INTEGER NOT NULL DEFAULT 0;
      UPDATE outbox SET mailed_seq = (SELECT coalesce(max(seq), 0) FROM redemption);
    `,
  },
  {
    // The ranges of serials that a store was given, as the settings name them: a drain joins them, a play never reads them.
    id: 3,
    name: "stores of batches",
    sql: `
      CREATE TABLE batch_store (
        first_serial INTEGER PRIMARY KEY,
        last_serial INTEGER NOT NULL,
        store TEXT NOT NULL
      );
      INSERT INTO batch_store
      SELECT batch.value->>'firstSerial', batch.value->>'lastSerial', batch.value->>'store'
      FROM settings, json_each(settings.body, '$.batches') AS batch WHERE batch.value->>'store' IS NOT NULL;
    `,
  },
];
