/** What staff do with winners. */

import type { PageRequest, Pagination } from "../http/pagination.ts";
import type { Limited } from "../limits/limiter.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import type { TicketStatus, TicketView } from "../tickets/views.ts";
import { decide } from "./decide.ts";
import { counterFigures } from "./figures.ts";
import { findByCode } from "./find-by-code.ts";
import { listTickets, pendingTickets } from "./lists.ts";

/** A ticket as staff see it: with its player. */
export interface StaffTicket extends TicketView {
  readonly user: Pick<Account, "id" | "email" | "firstName" | "lastName">;
}

export interface StaffTicketPage {
  readonly tickets: readonly StaffTicket[];
  readonly pagination: Pagination;
}

export interface StaffTicketQuery extends PageRequest {
  readonly status?: TicketStatus | undefined;
  readonly userId?: string | undefined;
}

export type Decision =
  | { readonly status: "VALIDATED" }
  | { readonly status: "REJECTED"; readonly reason: string }
  | { readonly status: "CLAIMED" };

/** Deciding the same again changes nothing and answers the same (promise 9). */
export type DecisionOutcome =
  | { readonly kind: "decided"; readonly ticket: StaffTicket }
  | { readonly kind: "not-found" }
  | { readonly kind: "status-not-allowed"; readonly from: TicketStatus };

export type FindTicketOutcome =
  | { readonly kind: "found"; readonly ticket: StaffTicket }
  /** The code is right, and nobody has played it yet. */
  | { readonly kind: "not-played" }
  /** It was played by somebody whose account is erased: there is nobody to hand a prize to. */
  | { readonly kind: "player-erased" }
  | { readonly kind: "not-found" }
  | Limited;

export interface CounterFigures {
  readonly validatedToday: number;
  readonly rejectedToday: number;
  readonly pendingTotal: number;
}

export interface WinnerAdministration {
  /** What waits for staff, longest first. */
  pending(query: PageRequest): Promise<StaffTicketPage>;
  /** Latest first. */
  list(query: StaffTicketQuery): Promise<StaffTicketPage>;
  decide(staff: Account, ticketId: string, decision: Decision): Promise<DecisionOutcome>;
  findByCode(staff: Account, typedCode: string): Promise<FindTicketOutcome>;
  figures(): Promise<CounterFigures>;
}

export function winnerAdministration(context: ServiceContext): WinnerAdministration {
  return {
    pending: (query) => pendingTickets(context, query),
    list: (query) => listTickets(context, query),
    decide: (staff, ticketId, decision) => decide(context, staff, ticketId, decision),
    findByCode: (staff, typedCode) => findByCode(context, staff, typedCode),
    figures: () => counterFigures(context),
  };
}
