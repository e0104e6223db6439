/** The list of mails in one state, newest first, page by page. */

import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { mails, tallies } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { type Pagination, paginationOf, skipOf } from "../http/pagination.ts";
import { maskEmail } from "../mask.ts";
import type { MailQuery, MailView } from "./administration.ts";

/** A creation time in milliseconds and a mail's id: the last row shown. */
export const MAIL_CURSOR = /^(\d{1,15})_([0-9a-f-]{36})$/;

/** Above every mail there can be. With it each page is a search from a place, the first one too. */
const TOP = { createdAt: Number.MAX_SAFE_INTEGER, id: "" };

const { fields: _fields, occasion: _occasion, userId: _userId, ...columns } = getTableColumns(mails);

/** Of a mail all but what is never shown. */
export const shownColumns = columns;

/** What is shown of a mail: never its fields, which name a link or a ticket. */
export type ShownMail = Omit<typeof mails.$inferSelect, "fields" | "occasion" | "userId">;

/** One page; stable under inserts with the cursor. A cursor that is none of ours starts from the top. */
export async function listMails(
  database: Database,
  query: MailQuery,
): Promise<{ mails: MailView[]; pagination: Pagination }> {
  const [rows, counted] = await database.batch([
    mailsPage(database, query),
    database
      .select({ count: tallies.count })
      .from(tallies)
      .where(eq(tallies.name, `mails:${query.state}`)),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor = last && rows.length > query.limit ? `${last.createdAt}_${last.id}` : null;
  return { mails: shown.map(mailView), pagination: paginationOf(query, counted[0]?.count ?? 0, nextCursor) };
}

/** The rows of a page and one more, which tells that something follows. */
export function mailsPage(database: Database, query: MailQuery) {
  // Rows are skipped in an index that holds all it needs; only those shown are read from the table.
  const ids = database
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.state, query.state), isBelow(query.cursor)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(query.limit + 1)
    .offset(skipOf(query));
  return database
    .select(shownColumns)
    .from(mails)
    .where(inArray(mails.id, ids))
    .orderBy(desc(mails.createdAt), desc(mails.id));
}

/** One mail as the list shows it. */
export function mailRow(database: Database, id: string) {
  return database.select(shownColumns).from(mails).where(eq(mails.id, id));
}

function isBelow(cursor: string | undefined): SQL {
  const [, createdAt, id] = MAIL_CURSOR.exec(cursor ?? "") ?? [];
  const from = createdAt === undefined || id === undefined ? TOP : { createdAt: Number(createdAt), id };
  return sql`(${mails.createdAt}, ${mails.id}) < (${from.createdAt}, ${from.id})`;
}

export function mailView({ recipient, createdAt, dueAt, sentAt, ...mail }: ShownMail): MailView {
  return {
    ...mail,
    recipient: maskEmail(recipient),
    createdAt: new Date(createdAt).toISOString(),
    dueAt: isoOrNull(dueAt),
    sentAt: isoOrNull(sentAt),
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
