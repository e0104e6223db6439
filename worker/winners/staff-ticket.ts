/** From rows of D1 to tickets as staff see them. */

import type { users } from "../../migrations/schema.ts";
import type { KnownCampaign } from "../campaigns/known-campaigns.ts";
import type { PageRequest } from "../http/pagination.ts";
import { paginationOf } from "../http/pagination.ts";
import type { ServiceContext } from "../service-context.ts";
import { campaignsOf, type ShownWinner, ticketView } from "../tickets/ticket-view.ts";
import type { StaffTicket, StaffTicketPage } from "./administration.ts";

type PlayerRow = Pick<typeof users.$inferSelect, "email" | "firstName" | "lastName">;
export type StaffRow = ShownWinner & PlayerRow & { readonly userId: string };
type CampaignContext = Pick<ServiceContext, "env" | "ctx">;

/** Staff work in French, the contract's language. */
const LANGUAGE = "fr";

/**
 * A row as a ticket.
 * @throws Error when it names a campaign or prize that is not there; what a desk throws that cannot be reached
 */
export async function staffTicket(context: CampaignContext, row: StaffRow): Promise<StaffTicket> {
  return viewOf(row, await campaignsOf(context, [row]));
}

/**
 * A page from its rows and one row more, which only says that the list goes on.
 * @throws as `staffTicket`
 */
export async function staffTicketPage(
  context: CampaignContext,
  query: PageRequest,
  rows: readonly StaffRow[],
  total: number,
): Promise<StaffTicketPage> {
  const shown = rows.slice(0, query.limit);
  const campaigns = await campaignsOf(context, shown);
  const nextCursor = rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null;
  return {
    tickets: shown.map((row) => viewOf(row, campaigns)),
    pagination: paginationOf(query, total, nextCursor),
  };
}

function viewOf(row: StaffRow, campaigns: ReadonlyMap<string, KnownCampaign>): StaffTicket {
  const { userId: id, email, firstName, lastName } = row;
  return {
    ...ticketView(row, campaigns.get(row.campaign), LANGUAGE),
    user: { id, email, firstName, lastName },
  };
}
