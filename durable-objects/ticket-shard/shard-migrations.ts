/**
 * The tables of a shard. Each primary key is the promise it guards: a serial is redeemed once, a transfer is
 * applied once. Neither table has a second index: a redemption writes one row and nothing else.
 */

import type { SqlMigration } from "../sql-migrations.ts";

export const SHARD_MIGRATIONS: readonly SqlMigration[] = [
  {
    id: 1,
    name: "ledger, settings, outbox",
    sql: `
      CREATE TABLE redemption (
        serial INTEGER PRIMARY KEY,
        seq INTEGER NOT NULL,
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
];
