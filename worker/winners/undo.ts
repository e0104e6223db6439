/** Taking a decision back, within a minute, by whoever made it, as long as nothing else happened. */

import { and, eq, sql } from "drizzle-orm";
import { auditLog, mails, winnerEvents, winners } from "../../migrations/schema.ts";
import type { AuditAction } from "../audit/actions.ts";
import { type Database, databaseOf } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";
import type { TicketStatus } from "../tickets/views.ts";
import { timedId } from "../timed-id.ts";
import { UNDO_MS, type UndoOutcome } from "./decision.ts";
import { type EventRow, eventsOf, handOf } from "./hands.ts";
import { staffTicketRow } from "./queries.ts";
import { staffTicket } from "./staff-ticket.ts";

/** The status columns of a winner, as an event keeps them. */
interface Before {
  readonly status: TicketStatus;
  readonly validatedAt: number | null;
  readonly claimedAt: number | null;
  readonly rejectedAt: number | null;
  readonly rejectionReason: string | null;
  readonly claimedStore: string | null;
}

/** What a ticket looks like right after each decision: status, and the column that has the instant. */
const LEFT_AS = {
  validated: { status: "VALIDATED", at: winners.validatedAt },
  rejected: { status: "REJECTED", at: winners.rejectedAt },
  "handed-over": { status: "CLAIMED", at: winners.claimedAt },
} as const;

/**
 * Undoes the last decision about a ticket. Asked again right after, it answers the same and changes nothing.
 * @param eventId the decision that is meant, when the asker saw one: then no later one is undone by mistake
 */
export async function undo(context: StaffContext, ticketId: string, eventId?: string): Promise<UndoOutcome> {
  const { env, staff, now } = context;
  const database = databaseOf(env.DB);
  const [[row], [last, earlier]] = await database.batch([
    staffTicketRow(database, ticketId),
    eventsOf(database, ticketId, 2),
  ]);
  if (!row) return { kind: "not-found" };
  if (!last) return { kind: "nothing-to-undo" };
  if (last.kind === "undone") {
    const isRepeat = last.actorId === staff.id && (eventId === undefined || earlier?.id === eventId);
    if (!isRepeat) return { kind: "changed", by: handOf(last) };
    return { kind: "undone", ticket: await staffTicket(context, row), mail: "none" };
  }
  if (eventId !== undefined && last.id !== eventId) return { kind: "changed", by: handOf(last) };
  if (last.actorId !== staff.id) return { kind: "not-yours", by: handOf(last) };
  if (!isUndoable(last, now)) return { kind: "expired" };

  const undoneId = timedId(now);
  const [undone, , , told, withdrawn, [after], [since]] = await database.batch([
    insertUndone(database, context, last, last.kind, ticketId, undoneId),
    restore(database, ticketId, readBefore(last), undoneId),
    auditUndone(database, context, last, undoneId),
    database
      .select({ state: mails.state })
      .from(mails)
      .where(eq(mails.occasion, occasionOf(ticketId))),
    withdrawMail(database, ticketId, last.kind, undoneId),
    staffTicketRow(database, ticketId),
    eventsOf(database, ticketId, 1),
  ]);
  if (!after) return { kind: "not-found" };
  if (undone.length === 0) {
    const isOwnUndo = since?.kind === "undone" && since.actorId === staff.id; // the same request, sent twice at once
    if (!isOwnUndo) return { kind: "changed", by: since ? handOf(since) : null };
  }
  const mail =
    withdrawn.length > 0 ? "withdrawn" : last.kind === "validated" && told.length > 0 ? "sent" : "none";
  return { kind: "undone", ticket: await staffTicket(context, after), mail };
}

/** Whether an event can still be undone by its author. @param now milliseconds since the epoch */
export function isUndoable({ kind, at }: Pick<EventRow, "kind" | "at">, now: number): boolean {
  return kind !== "undone" && now - at <= UNDO_MS;
}

/** The event, on the one condition that decides: the ticket is as the decision left it, and nothing came after. */
function insertUndone(
  database: Database,
  { staff, now }: StaffContext,
  last: EventRow,
  kind: keyof typeof LEFT_AS,
  ticketId: string,
  undoneId: string,
) {
  const left = LEFT_AS[kind];
  return database
    .insert(winnerEvents)
    .select(
      sql`SELECT ${undoneId}, ${winners.id}, ${now}, ${staff.id},
        (SELECT store_id FROM users WHERE id = ${staff.id}), 'undone',
        json_object('status', ${winners.status}), NULL
      FROM ${winners} WHERE ${winners.id} = ${ticketId} AND ${winners.status} = ${left.status} AND ${left.at} = ${last.at}
      AND NOT EXISTS (SELECT 1 FROM winner_events AS later
        WHERE later.winner_id = ${ticketId} AND later.id > ${last.id})`,
    )
    .returning({ id: winnerEvents.id });
}

function restore(database: Database, ticketId: string, before: Before, undoneId: string) {
  return database
    .update(winners)
    .set(before)
    .where(and(eq(winners.id, ticketId), isWritten(undoneId)));
}

function auditUndone(database: Database, { staff, now }: StaffContext, last: EventRow, undoneId: string) {
  const action: AuditAction = "winner.undone";
  const after = JSON.stringify({ status: readBefore(last).status });
  return database.insert(auditLog).select(
    sql`SELECT ${timedId(now)}, ${now}, ${staff.id}, ${staff.role}, ${action}, 'winner', event.winner_id,
      json_object('status', event.before->>'status'), ${after}
    FROM winner_events AS event WHERE event.id = ${undoneId}`,
  );
}

/** A mail that is still queued says what is no longer so; one that was sent cannot be called back. */
function withdrawMail(database: Database, ticketId: string, kind: EventRow["kind"], undoneId: string) {
  return database
    .delete(mails)
    .where(
      and(
        eq(mails.occasion, occasionOf(ticketId)),
        eq(mails.state, "queued"),
        sql`${kind} = 'validated'`,
        isWritten(undoneId),
      ),
    )
    .returning({ id: mails.id });
}

const isWritten = (eventId: string) => sql`EXISTS (SELECT 1 FROM winner_events WHERE id = ${eventId})`;
const occasionOf = (ticketId: string) => `prize-ready:${ticketId}`;

/** Only `insertEvents` writes it. */
function readBefore({ before }: EventRow): Before {
  return JSON.parse(before);
}
