/** What staff read of winners. Deciding and looking codes up are the counter's (worker/counter). */

import type { PageRequest, Pagination } from "../http/pagination.ts";
import type { ServiceContext } from "../service-context.ts";
import type { TicketStatus } from "../tickets/views.ts";
import type { CounterFigures } from "./counter-views.ts";
import type { StaffTicket } from "./decision.ts";
import { counterFigures } from "./figures.ts";
import { listTickets, pendingTickets } from "./lists.ts";

export type { CounterFigures } from "./counter-views.ts";
export type { StaffTicket } from "./decision.ts";

export interface StaffTicketPage {
  readonly tickets: readonly StaffTicket[];
  readonly pagination: Pagination;
}

export interface StaffTicketQuery extends PageRequest {
  readonly status?: TicketStatus | undefined;
  readonly userId?: string | undefined;
}

export interface WinnerAdministration {
  /** What waits for staff, longest first. */
  pending(query: PageRequest): Promise<StaffTicketPage>;
  /** Latest first. */
  list(query: StaffTicketQuery): Promise<StaffTicketPage>;
  figures(): Promise<CounterFigures>;
}

export function winnerAdministration(context: ServiceContext): WinnerAdministration {
  return {
    pending: (query) => pendingTickets(context, query),
    list: (query) => listTickets(context, query),
    figures: () => counterFigures(context),
  };
}
