/** The ticket of a code, as the contract's search gives it (5.3). */

import { findAtCounter } from "../look-ups/find-at-counter.ts";
import type { StaffContext } from "../staff-context.ts";
import type { FindTicketOutcome } from "./counter-views.ts";
import { staffTicket } from "./staff-ticket.ts";

/** Finds the ticket of a code as typed. */
export async function findByCode(context: StaffContext, typedCode: string): Promise<FindTicketOutcome> {
  const found = await findAtCounter(context, typedCode);
  switch (found.kind) {
    case "malformed":
    case "unknown":
      return { kind: "not-found" };
    case "erased":
      return { kind: "player-erased" };
    case "played":
      return { kind: "found", ticket: await staffTicket(context, found.row) };
    default:
      return found;
  }
}
