/** The counter's tickets on real bindings. */

import { counterTicket } from "../look-ups/counter-tickets.ts";
import { lookUp, openPlayer } from "../look-ups/look-up-live.ts";
import type { StaffContext } from "../staff-context.ts";
import { decide } from "../winners/decide.ts";
import { findByCode } from "../winners/find-by-code.ts";
import { myDay } from "../winners/my-day.ts";
import { queuePage } from "../winners/queue.ts";
import { undo } from "../winners/undo.ts";
import { validateAll } from "../winners/validate-tickets.ts";
import type { CounterDesk } from "./counter-desk.ts";

export function deskFor(context: StaffContext): CounterDesk {
  return {
    lookUp: (typed, language) => lookUp(context, typed, language),
    ticket: (id, language) => counterTicket(context, id, language),
    openPlayer: (id, language) => openPlayer(context, id, language),
    findByCode: (typedCode) => findByCode(context, typedCode),
    decide: (ticketId, decision) => decide(context, ticketId, decision),
    validateAll: (ticketIds) => validateAll(context, ticketIds),
    undo: (ticketId, eventId) => undo(context, ticketId, eventId),
    queue: (query, language) => queuePage(context, query, language),
    myDay: (language) => myDay(context, language),
  };
}
