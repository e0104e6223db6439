/** The mailbox of the local server: mails that go nowhere, in the room's own SQLite. */

import type { SqlMigration } from "../sql-migrations.ts";
import type { Envelope } from "./drivers/driver.ts";

export const ROOM_MIGRATIONS: readonly SqlMigration[] = [
  {
    id: 1,
    name: "mailbox",
    sql: `
      CREATE TABLE mailbox (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        recipient TEXT NOT NULL,
        subject TEXT NOT NULL,
        text TEXT NOT NULL,
        html TEXT NOT NULL,
        links TEXT NOT NULL
      );
    `,
  },
];

/** The last so many mails are kept: a long demo must not fill a disk, and 1,000 of 10 KB fit one answer. */
const KEPT = 1_000;

export interface MailboxEntry {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

type Row = Omit<MailboxEntry, "links"> & { links: string };

export class Mailbox {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Puts a mail in. One that came before stays as it is: a repeated delivery is the same mail. */
  put({ id, to, subject, text, html, links }: Envelope, at: number): void {
    this.#sql.exec(
      `INSERT INTO mailbox (id, at, recipient, subject, text, html, links) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
      id,
      at,
      to,
      subject,
      text,
      html,
      JSON.stringify(links),
    );
    this.#sql.exec("DELETE FROM mailbox WHERE position <= (SELECT max(position) FROM mailbox) - ?", KEPT);
  }

  /** Takes mails out: some by their ids, and all that went to some addresses. */
  forget(ids: readonly string[], recipients: readonly string[]): void {
    this.#sql.exec(
      `DELETE FROM mailbox WHERE id IN (SELECT value FROM json_each(?1))
         OR recipient IN (SELECT value FROM json_each(?2))`,
      JSON.stringify(ids),
      JSON.stringify(recipients),
    );
  }

  /** Takes out what was delivered before an instant. @param before milliseconds since the epoch */
  sweep(before: number): void {
    this.#sql.exec("DELETE FROM mailbox WHERE at < ?", before);
  }

  /** Newest first; those to one address, or all. */
  list(to: string | null): MailboxEntry[] {
    return this.#sql
      .exec<Row>(
        `SELECT id, at, recipient AS "to", subject, text, html, links FROM mailbox
         WHERE ?1 IS NULL OR recipient = ?1 ORDER BY position DESC`,
        to,
      )
      .toArray()
      .map((row) => ({ ...row, links: JSON.parse(row.links) as string[] }));
  }

  /** The HTML part of a mail. */
  html(id: string): string | undefined {
    return this.#sql.exec<{ html: string }>("SELECT html FROM mailbox WHERE id = ?", id).toArray()[0]?.html;
  }
}
