/** What administrators see of mails and do with those that could not be delivered. */

import { and, asc, eq, inArray } from "drizzle-orm";
import { mails } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { PageRequest, Pagination } from "../http/pagination.ts";
import type { ServiceContext } from "../service-context.ts";
import { listMails, mailRow, mailView } from "./list-mails.ts";
import { wakeMailRoom } from "./queue.ts";

export type MailState = "queued" | "sent" | "dead";

/** Dead mails put back at once: one statement of a few milliseconds. */
const RETRIED_AT_ONCE = 1_000;

export interface MailQuery extends PageRequest {
  readonly state: MailState;
}

/** Times in ISO 8601. */
export interface MailView {
  readonly id: string;
  readonly kind: string;
  /** Masked: `z•••@example.com`. */
  readonly recipient: string;
  readonly language: "fr" | "en";
  readonly state: MailState;
  readonly attempts: number;
  readonly createdAt: string;
  /** When it is tried next; null once it is sent or dead. */
  readonly dueAt: string | null;
  readonly sentAt: string | null;
  readonly lastError: string | null;
}

export interface MailPage {
  readonly mails: readonly MailView[];
  readonly pagination: Pagination;
}

export type RetryOutcome =
  | { readonly kind: "found"; readonly mail: MailView }
  | { readonly kind: "not-found" };

export interface MailAdministration {
  /** Newest first. */
  list(query: MailQuery): Promise<MailPage>;
  /** Puts a dead mail back into the queue, as if new. Any other stays as it is and is answered the same. */
  retry(id: string): Promise<RetryOutcome>;
  /** Puts dead mails back, oldest first. @returns how many: fewer than 1,000 means all */
  retryDead(): Promise<number>;
}

export function mailAdministration({ env, ctx, now }: ServiceContext): MailAdministration {
  const database = databaseOf(env.DB);
  const asIfNew = { state: "queued", attempts: 0, dueAt: now } as const;
  return {
    list: (query) => listMails(database, query),

    async retry(id) {
      // `dead` in the statement itself: of two orders at the same time one changes the row.
      const [, rows] = await database.batch([
        database
          .update(mails)
          .set(asIfNew)
          .where(and(eq(mails.id, id), eq(mails.state, "dead"))),
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
      const retried = await database
        .update(mails)
        .set(asIfNew)
        .where(and(inArray(mails.id, dead), eq(mails.state, "dead")))
        .returning({ id: mails.id });
      if (retried.length > 0) wakeMailRoom(env, ctx);
      return retried.length;
    },
  };
}
