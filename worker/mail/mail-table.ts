/** The table of mails in one state: pages by creation time and id, either way, along the index `mails_by_state`. */

import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { mails, tallies } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import type { ListPage } from "../lists/list.ts";
import { twoWayPage } from "../lists/two-way-page.ts";
import { MAIL_CURSOR, mailView, shownColumns } from "./list-mails.ts";
import type { MailState, MailTableQuery, MailView } from "./mail-office.ts";

const STATES: readonly MailState[] = ["queued", "sent", "dead"];

export async function mailTable(database: Database, query: MailTableQuery): Promise<ListPage<MailView>> {
  const [rows, [counted]] = await database.batch([
    mailTableRows(database, query),
    database
      .select({ count: tallies.count })
      .from(tallies)
      .where(eq(tallies.name, `mails:${query.filters.state}`)),
  ]);
  const total = { kind: "exact", count: counted?.count ?? 0 } as const;
  const page = twoWayPage(rows, query, total, ({ createdAt, id }) => `${createdAt}_${id}`);
  return { ...page, rows: page.rows.map(mailView) };
}

/** How many mails are in each state, by the tallies. */
export async function mailCounts(database: Database): Promise<Record<MailState, number>> {
  const names = STATES.map((state) => `mails:${state}`);
  const rows = await database.select().from(tallies).where(inArray(tallies.name, names));
  const countOf = (state: MailState) => rows.find(({ name }) => name === `mails:${state}`)?.count ?? 0;
  return { queued: countOf("queued"), sent: countOf("sent"), dead: countOf("dead") };
}

/** The rows of a page and one more; against the order when `before` is asked for. */
export function mailTableRows(database: Database, { filters, sort, after, before, limit }: MailTableQuery) {
  const isUpwards = (sort.direction === "ascending") === (before === null);
  const [, createdAt, id] = MAIL_CURSOR.exec(before ?? after ?? "") ?? [];
  const place = isUpwards ? { at: -1, id: "" } : { at: Number.MAX_SAFE_INTEGER, id: "" };
  const from = createdAt === undefined || id === undefined ? place : { at: Number(createdAt), id };
  const beyond = sql`(${mails.createdAt}, ${mails.id}) ${isUpwards ? sql`>` : sql`<`} (${from.at}, ${from.id})`;
  const order = isUpwards ? [asc(mails.createdAt), asc(mails.id)] : [desc(mails.createdAt), desc(mails.id)];
  const ids = database
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.state, filters.state), beyond))
    .orderBy(...order)
    .limit(limit + 1);
  return database
    .select(shownColumns)
    .from(mails)
    .where(inArray(mails.id, ids))
    .orderBy(...order);
}
