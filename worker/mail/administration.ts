/** What administrators see of mails and do with those that could not be delivered. */

import { and, asc, eq, exists, inArray, sql } from "drizzle-orm";
import { mails } from "../../migrations/schema.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import type { PageRequest, Pagination } from "../http/pagination.ts";
import type { StaffContext } from "../staff-context.ts";
import { listMails, mailRow, mailView } from "./list-mails.ts";
import type { MailOffice, MailState, MailView } from "./mail-office.ts";
import { mailCounts, mailTable } from "./mail-table.ts";
import { wakeMailRoom } from "./queue.ts";

type MailContext = Pick<StaffContext, "env" | "ctx" | "now" | "staff">;

export type { MailState, MailView, RetryOutcome } from "./mail-office.ts";

/** Dead mails put back at once: one statement of a few milliseconds. */
const RETRIED_AT_ONCE = 1_000;

export interface MailQuery extends PageRequest {
  readonly state: MailState;
}

export interface MailPage {
  readonly mails: readonly MailView[];
  readonly pagination: Pagination;
}

export interface MailAdministration extends MailOffice {
  /** Newest first. */
  list(query: MailQuery): Promise<MailPage>;
}

export function mailAdministration(context: MailContext): MailAdministration {
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const asIfNew = { state: "queued", attempts: 0, dueAt: now } as const;
  return {
    list: (query) => listMails(database, query),
    page: (query) => mailTable(database, query),
    counts: () => mailCounts(database),

    async find(id) {
      const [row] = await mailRow(database, id);
      return row && mailView(row);
    },

    async retry(id) {
      // `dead` in the statements themselves: of two orders at the same time one changes the row, and is written down.
      const isDead = and(eq(mails.id, id), eq(mails.state, "dead"));
      const entry = {
        action: "mail.retried",
        subject: { kind: "mail", id },
        before: { state: "dead" },
        after: { state: "queued" },
      } as const;
      const [, , rows] = await database.batch([
        auditRowWhere(
          database,
          context,
          entry,
          exists(database.select({ id: mails.id }).from(mails).where(isDead)),
        ),
        database.update(mails).set(asIfNew).where(isDead),
        mailRow(database, id),
      ]);
      const [row] = rows;
      if (!row) return { kind: "not-found" };
      if (row.state === "queued") wakeMailRoom(env, ctx);
      return { kind: "found", mail: mailView(row) };
    },

    async retryDead() {
      const dead = database
        .select({ id: mails.id })
        .from(mails)
        .where(eq(mails.state, "dead"))
        .orderBy(asc(mails.createdAt))
        .limit(RETRIED_AT_ONCE);
      // How many is known to the same transaction alone: it counts before it changes.
      const counted = sql<string>`(SELECT json_object('count', count(*)) FROM (${dead}))`;
      const entry = { action: "mails.dead-retried", subject: { kind: "mail", id: "dead" } } as const;
      const [, retried] = await database.batch([
        auditRowWhere(database, context, entry, exists(dead), { after: counted }),
        database
          .update(mails)
          .set(asIfNew)
          .where(and(inArray(mails.id, dead), eq(mails.state, "dead")))
          .returning({ id: mails.id }),
      ]);
      if (retried.length > 0) wakeMailRoom(env, ctx);
      return retried.length;
    },
  };
}
