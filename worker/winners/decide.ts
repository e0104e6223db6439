/** What staff decide about a ticket: PENDING → VALIDATED → CLAIMED, or REJECTED with a reason. */

import { databaseOf } from "../database.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { StaffContext } from "../staff-context.ts";
import { campaignsOf } from "../tickets/ticket-view.ts";
import type { AskedDecision, Decision, DecisionOutcome } from "./decision.ts";
import {
  auditDecisions,
  changeStatus,
  insertEvents,
  queuePrizeReady,
  REACHED_FROM,
  tasksFor,
  ticketsAsked,
} from "./decision-statements.ts";
import { eventsOf, handOf } from "./hands.ts";
import { staffTicketRow } from "./queries.ts";
import { rejectionSentence } from "./rejection-reasons.ts";
import { type StaffRow, staffTicket } from "./staff-ticket.ts";

/**
 * Decides, once: of two who decide differently at the same time one wins, and the other is told who. Deciding the same
 * again changes nothing and answers the same.
 */
export async function decide(
  context: StaffContext,
  ticketId: string,
  asked: AskedDecision,
): Promise<DecisionOutcome> {
  const { env, ctx } = context;
  const database = databaseOf(env.DB);
  const [before] = await ticketsAsked(database, [ticketId]);
  if (!before) return { kind: "not-found" };
  const decision = worded(asked, before.language);
  const claimUntil = await endOfClaims(context, [before]);
  const until = claimUntil.get(before.campaign) ?? 0;
  if (isPromise(decision) && REACHED_FROM[decision.status].includes(before.status) && until <= context.now)
    return { kind: "too-late", claimUntil: until };
  const tasks = tasksFor([ticketId], context.now);
  const why = "why" in asked ? asked.why : null;
  const [inserted, , , , [row], [last]] = await database.batch([
    insertEvents(database, context, tasks, decision),
    changeStatus(database, context, tasks, decision),
    auditDecisions(database, context, tasks, decision, why),
    // For any other decision there is nothing to tell: no tasks, no mail.
    queuePrizeReady(database, context, decision.status === "VALIDATED" ? tasks : tasksFor([], context.now)),
    staffTicketRow(database, ticketId),
    eventsOf(database, ticketId, 1),
  ]);
  if (!row) return { kind: "not-found" };
  const by = last ? handOf(last) : null;
  if (!isDecided(row, decision)) return { kind: "status-not-allowed", from: row.status, by };
  // Also for a repetition: the answer to the first may have been lost before the room was woken.
  if (decision.status === "VALIDATED") wakeMailRoom(env, ctx);
  return { kind: "decided", ticket: await staffTicket(context, row), isNew: inserted.length > 0, by };
}

/** When claims end, by campaign, in milliseconds since the epoch. */
async function endOfClaims(context: StaffContext, rows: Parameters<typeof campaignsOf>[1]) {
  const campaigns = await campaignsOf(context, rows);
  return new Map([...campaigns].map(([slug, { catalogue }]) => [slug, catalogue.claimUntil]));
}

/** A prize that is said to be ready is a promise to hand it over, which ends with the claims as handing over does. */
function isPromise({ status }: Decision): boolean {
  return status !== "REJECTED";
}

function worded(asked: AskedDecision, language: "fr" | "en"): Decision {
  if (!("why" in asked)) return asked;
  return { status: "REJECTED", reason: rejectionSentence(asked.why, asked.note, language) };
}

/** True when the ticket stands where the decision wants it, by whoever brought it there. Another reason is another decision. */
function isDecided(row: StaffRow, decision: Decision): boolean {
  return (
    row.status === decision.status &&
    (decision.status !== "REJECTED" || row.rejectionReason === decision.reason)
  );
}
