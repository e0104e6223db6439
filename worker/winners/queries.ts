/**
 * Every question about winners that staff put to D1, as statements: the services run them, and the test of query plans
 * explains them. Ids rise with the time of the play, to the millisecond, so they are the order of every list.
 */

import { and, asc, count, desc, eq, getTableColumns, gt, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { tallies, users, winners } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { type PageRequest, skipOf } from "../http/pagination.ts";
import type { TicketStatus } from "../tickets/views.ts";
import type { StaffTicketQuery } from "./administration.ts";

/** Above every id: they are made of hex digits and dashes. With it a list from the top is a search like any other. */
const ABOVE_EVERY_ID = "~";
/** Below every id. */
const BELOW_EVERY_ID = "";

const STATUSES: readonly TicketStatus[] = ["PENDING", "VALIDATED", "REJECTED", "CLAIMED"];

/** A winner with its player. Flat, and no name twice: a batch gives rows as objects, where a second `id` would win. */
const staffColumns = {
  ...getTableColumns(winners),
  email: users.email,
  firstName: users.firstName,
  lastName: users.lastName,
};

/** The PENDING ones, longest waiting first; one row more than the page shows, when more follow. */
export function pendingPage(database: Database, query: PageRequest) {
  const page = database
    .select({ id: winners.id })
    .from(winners)
    .where(and(eq(winners.status, "PENDING"), gt(winners.id, query.cursor ?? BELOW_EVERY_ID)))
    .orderBy(asc(winners.id))
    .limit(query.limit + 1)
    .offset(skipOf(query));
  return staffRows(database, inArray(winners.id, page)).orderBy(asc(winners.id));
}

/** Latest first; one row more than the page shows, when more follow. */
export function listPage(database: Database, query: StaffTicketQuery) {
  const page = database
    .select({ id: winners.id })
    .from(winners)
    .where(and(filter(query), lt(winners.id, query.cursor ?? ABOVE_EVERY_ID)))
    .orderBy(desc(winners.id))
    .limit(query.limit + 1)
    .offset(skipOf(query));
  return staffRows(database, inArray(winners.id, page)).orderBy(desc(winners.id));
}

/** How many tickets a list has in all: the tally, except for one player's, which their index counts. */
export function listTotal(database: Database, { status, userId }: Omit<StaffTicketQuery, keyof PageRequest>) {
  if (userId !== undefined)
    return database
      .select({ total: count().as("total") })
      .from(winners)
      .where(filter({ status, userId }));
  const names = (status ? [status] : STATUSES).map((name) => `winners:${name}`);
  return database
    .select({ total: sql<number>`coalesce(sum(${tallies.count}), 0)`.as("total") })
    .from(tallies)
    .where(inArray(tallies.name, names));
}

/** One ticket with its player. */
export function staffTicketRow(database: Database, id: string) {
  return staffRows(database, eq(winners.id, id));
}

/** The player of a ticket that was found elsewhere. */
export function playerRow(database: Database, userId: string) {
  return database
    .select({ email: users.email, firstName: users.firstName, lastName: users.lastName })
    .from(users)
    .where(eq(users.id, userId));
}

/** How many were validated since an instant. @param since milliseconds since the epoch */
export function validatedSince(database: Database, since: number) {
  return database
    .select({ total: count().as("total") })
    .from(winners)
    .where(gte(winners.validatedAt, since));
}

/** How many were rejected since an instant. @param since milliseconds since the epoch */
export function rejectedSince(database: Database, since: number) {
  return database
    .select({ total: count().as("total") })
    .from(winners)
    .where(gte(winners.rejectedAt, since));
}

/**
 * The rows of some winners. Which ones is worked out first, in the index of the filter, or along the key without one: a
 * deep page walks over ids, and reads rows and players only for what it shows. No winner is without its player (the trigger
 * `winners_have_a_player`, and erasing a person takes both), so the join drops none.
 */
function staffRows(database: Database, which: SQL) {
  return database
    .select(staffColumns)
    .from(winners)
    .innerJoin(users, eq(users.id, winners.userId))
    .where(which);
}

/** A player has few tickets and a status many: `+` keeps SQLite, which cannot know, from walking the status instead. */
function filter({ status, userId }: Omit<StaffTicketQuery, keyof PageRequest>): SQL | undefined {
  if (userId === undefined) return status && eq(winners.status, status);
  return and(eq(winners.userId, userId), status && sql`+${winners.status} = ${status}`);
}
