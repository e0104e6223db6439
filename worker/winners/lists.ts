/** The lists of tickets that staff page through. A page and its total are read in one transaction, so they agree. */

import { databaseOf } from "../database.ts";
import type { PageRequest } from "../http/pagination.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StaffTicketPage, StaffTicketQuery } from "./administration.ts";
import { listPage, listTotal, pendingPage } from "./queries.ts";
import { staffTicketPage } from "./staff-ticket.ts";

/** What waits for staff, longest first: new wins join at the end, so they never shift a page. */
export async function pendingTickets(context: ServiceContext, query: PageRequest): Promise<StaffTicketPage> {
  const database = databaseOf(context.env.DB);
  const [rows, [counted]] = await database.batch([
    pendingPage(database, query),
    listTotal(database, { status: "PENDING" }),
  ]);
  return staffTicketPage(context, query, rows, counted?.total ?? 0);
}

/** The tickets of every campaign, latest first. */
export async function listTickets(
  context: ServiceContext,
  query: StaffTicketQuery,
): Promise<StaffTicketPage> {
  const database = databaseOf(context.env.DB);
  const [rows, [counted]] = await database.batch([listPage(database, query), listTotal(database, query)]);
  return staffTicketPage(context, query, rows, counted?.total ?? 0);
}
