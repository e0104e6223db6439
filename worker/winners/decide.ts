/** What staff decide about a ticket: PENDING → VALIDATED → CLAIMED, or REJECTED with a reason. */

import { and, eq, inArray, sql } from "drizzle-orm";
import type { MailMessage } from "../../durable-objects/mail-room/message.ts";
import { mails, users, winners } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import type { TicketStatus } from "../tickets/views.ts";
import type { Decision, DecisionOutcome } from "./administration.ts";
import { staffTicketRow } from "./queries.ts";
import { type StaffRow, staffTicket } from "./staff-ticket.ts";

/**
 * From where each decision may be reached. REJECTED and CLAIMED are final, and what was validated is not rejected any
 * more: the player has been told, or has the prize.
 */
const REACHED_FROM: Readonly<Record<Decision["status"], readonly TicketStatus[]>> = {
  VALIDATED: ["PENDING"],
  REJECTED: ["PENDING"],
  CLAIMED: ["PENDING", "VALIDATED"],
};

/**
 * Decides, once: of two who decide differently at the same time one wins, because the change and its condition are one
 * statement. Deciding the same again changes nothing and answers the same.
 */
export async function decide(
  context: ServiceContext,
  staff: Account,
  ticketId: string,
  decision: Decision,
): Promise<DecisionOutcome> {
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const [changed, , [row]] = await database.batch([
    changeStatus(database, ticketId, decision, now),
    queuePrizeReady(database, ticketId, now),
    staffTicketRow(database, ticketId),
  ]);
  if (!row) return { kind: "not-found" };
  if (changed.length > 0) logDecision(staff, ticketId, decision);
  if (!isDecided(row, decision)) return { kind: "status-not-allowed", from: row.status };
  // Also for a repetition: the answer to the first may have been lost before the room was woken.
  if (decision.status === "VALIDATED") wakeMailRoom(env, ctx);
  return { kind: "decided", ticket: await staffTicket(context, row) };
}

/** The change, on its condition. @param now milliseconds since the epoch */
export function changeStatus(database: Database, ticketId: string, decision: Decision, now: number) {
  return database
    .update(winners)
    .set(columnsOf(decision, now))
    .where(and(eq(winners.id, ticketId), inArray(winners.status, REACHED_FROM[decision.status])))
    .returning({ id: winners.id });
}

function columnsOf(decision: Decision, now: number) {
  const { status } = decision;
  switch (status) {
    case "VALIDATED":
      return { status, validatedAt: now };
    case "REJECTED":
      return { status, rejectedAt: now, rejectionReason: decision.reason };
    case "CLAIMED": // handed over at once: then this is its validation as well
      return { status, claimedAt: now, validatedAt: sql`coalesce(${winners.validatedAt}, ${now})` };
  }
}

/**
 * Queues the mail for a ticket that was validated at this very instant, by the statement before in the same batch; for
 * any other it inserts nothing. Two who validate within one millisecond are one occasion.
 * @param now milliseconds since the epoch, as `changeStatus` had it
 */
export function queuePrizeReady(database: Database, ticketId: string, now: number) {
  const kind = "prize-ready" satisfies MailMessage["kind"];
  return database
    .insert(mails)
    .select(
      database
        .select({
          id: sql`${crypto.randomUUID()}`.as("id"),
          occasion: sql`${`${kind}:${ticketId}`}`.as("occasion"),
          recipient: users.email,
          language: users.language,
          userId: winners.userId,
          kind: sql`${kind}`.as("kind"),
          fields:
            sql`json_object('campaign', ${winners.campaign}, 'ticketId', ${winners.id}, 'prize', ${winners.prize})`.as(
              "fields",
            ),
          state: sql`'queued'`.as("state"),
          attempts: sql`0`.as("attempts"),
          createdAt: sql`${now}`.as("created_at"),
          dueAt: sql`${now}`.as("due_at"),
          sentAt: sql`NULL`.as("sent_at"),
          lastError: sql`NULL`.as("last_error"),
        })
        .from(winners)
        .innerJoin(users, eq(users.id, winners.userId))
        .where(and(eq(winners.id, ticketId), eq(winners.status, "VALIDATED"), eq(winners.validatedAt, now))),
    )
    .onConflictDoNothing({ target: mails.occasion });
}

/** True when the ticket stands where the decision wants it, by whoever brought it there. Another reason is another decision. */
function isDecided(row: StaffRow, decision: Decision): boolean {
  return (
    row.status === decision.status &&
    (decision.status !== "REJECTED" || row.rejectionReason === decision.reason)
  );
}

/** Who decided what: D1 keeps the decision, not the hand. Ids only, no code and no address. */
function logDecision(staff: Account, ticketId: string, { status }: Decision): void {
  console.log(JSON.stringify({ level: "info", event: "ticket.decided", ticketId, status, staff: staff.id }));
}
