/** How many users, tickets, mails and sessions there are, from the tallies that triggers keep: a dozen rows, no table is counted. */

import { eq, min } from "drizzle-orm";
import { mails, tallies } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { Role } from "../services.ts";
import type { TicketStatus } from "../tickets/views.ts";

export const ROLES = ["CLIENT", "EMPLOYEE", "ADMIN"] as const satisfies readonly Role[];
export const TICKET_STATUSES = [
  "PENDING",
  "VALIDATED",
  "REJECTED",
  "CLAIMED",
] as const satisfies readonly TicketStatus[];
export const MAIL_STATES = ["queued", "sent", "dead"] as const;
type MailState = (typeof MAIL_STATES)[number];

export interface Tallies {
  readonly users: Readonly<Record<Role, number>>;
  readonly verifiedUsers: number;
  readonly winners: Readonly<Record<TicketStatus, number>>;
  readonly mails: Readonly<Record<MailState, number>>;
  /** Rows, those included that have expired and that no log-in has swept yet. */
  readonly sessions: number;
}

/** Reads all tallies in one query. Rejects when D1 does not answer. */
export async function readTallies(env: Pick<Env, "DB">): Promise<Tallies> {
  const rows = await databaseOf(env.DB).select().from(tallies);
  const counts = new Map(rows.map(({ name, count }) => [name, count]));
  function countsOf<Name extends string>(kind: string, names: readonly Name[]) {
    return Object.fromEntries(names.map((name) => [name, counts.get(`${kind}:${name}`) ?? 0])) as Record<
      Name,
      number
    >;
  }
  return {
    users: countsOf("users", ROLES),
    verifiedUsers: counts.get("users:verified") ?? 0,
    winners: countsOf("winners", TICKET_STATUSES),
    mails: countsOf("mails", MAIL_STATES),
    sessions: counts.get("sessions") ?? 0,
  };
}

/** When the longest waiting mail was queued, in milliseconds since the epoch: one look into `mails_by_state`. */
export async function readOldestQueuedAt(env: Pick<Env, "DB">): Promise<number | null> {
  const [row] = await databaseOf(env.DB)
    .select({ at: min(mails.createdAt) })
    .from(mails)
    .where(eq(mails.state, "queued"));
  return row?.at ?? null;
}
