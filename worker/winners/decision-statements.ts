/**
 * The statements of a decision. The event's insert carries the whole condition: of two who decide at once one inserts,
 * and the change, the audit row and the mail each hang on that one event being there. All of them are one batch.
 */

import { sql } from "drizzle-orm";
import type { MailMessage } from "../../durable-objects/mail-room/message.ts";
import { auditLog, mails, users, winnerEvents, winners } from "../../migrations/schema.ts";
import type { AuditAction } from "../audit/actions.ts";
import type { Database } from "../database.ts";
import type { StaffContext } from "../staff-context.ts";
import type { TicketStatus } from "../tickets/views.ts";
import { timedId } from "../timed-id.ts";
import type { Decision } from "./decision.ts";

/**
 * From where each decision may be reached. REJECTED and CLAIMED are final but for the undo of a minute, and what was
 * validated is not rejected any more: the player has been told, or has the prize.
 */
export const REACHED_FROM: Readonly<Record<Decision["status"], readonly TicketStatus[]>> = {
  VALIDATED: ["PENDING"],
  REJECTED: ["PENDING"],
  CLAIMED: ["PENDING", "VALIDATED"],
};

export const EVENT_OF = {
  VALIDATED: "validated",
  REJECTED: "rejected",
  CLAIMED: "handed-over",
} as const satisfies Record<Decision["status"], string>;

/** Some tickets with the ids of the rows that deciding about them makes: `[[ticket, event, audit row, mail], …]`. */
export type Tasks = string & { readonly __tasks: unique symbol };

/** @param now milliseconds since the epoch */
export function tasksFor(ticketIds: readonly string[], now: number): Tasks {
  return JSON.stringify(
    ticketIds.map((id) => [id, timedId(now), timedId(now), crypto.randomUUID()]),
  ) as Tasks;
}

type Asker = Pick<StaffContext, "staff" | "now">;

/** Where the asker stands, as their account says at this very moment. */
const storeOf = ({ staff }: Asker) => sql`(SELECT store_id FROM users WHERE id = ${staff.id})`;

/** What an undo brings back. */
const BEFORE = sql.raw(`json_object('status', winners.status, 'validatedAt', winners.validated_at,
  'claimedAt', winners.claimed_at, 'rejectedAt', winners.rejected_at,
  'rejectionReason', winners.rejection_reason, 'claimedStore', winners.claimed_store)`);

/** The events, each on the condition that its ticket may be decided so. Returns those that were. */
export function insertEvents(database: Database, context: Asker, tasks: Tasks, decision: Decision) {
  const reason = decision.status === "REJECTED" ? decision.reason : null;
  return database
    .insert(winnerEvents)
    .select(
      sql`SELECT asked.value->>1, winners.id, ${context.now}, ${context.staff.id}, ${storeOf(context)},
        ${EVENT_OF[decision.status]}, ${BEFORE}, ${reason}
      FROM json_each(${tasks}) AS asked CROSS JOIN winners ON winners.id = asked.value->>0
      WHERE winners.status IN (SELECT value FROM json_each(${JSON.stringify(REACHED_FROM[decision.status])}))`,
    )
    .returning({ winnerId: winnerEvents.winnerId });
}

/** The change of the tickets whose event was inserted. */
export function changeStatus(database: Database, context: Asker, tasks: Tasks, decision: Decision) {
  return database
    .update(winners)
    .set(columnsOf(decision, context))
    .where(
      sql`${winners.id} IN (SELECT event.winner_id FROM json_each(${tasks}) AS asked
        CROSS JOIN winner_events AS event ON event.id = asked.value->>1)`,
    );
}

function columnsOf(decision: Decision, context: Asker) {
  const { status } = decision;
  const { now } = context;
  switch (status) {
    case "VALIDATED":
      return { status, validatedAt: now };
    case "REJECTED":
      return { status, rejectedAt: now, rejectionReason: decision.reason };
    case "CLAIMED": // handed over at once: then this is its validation as well
      return {
        status,
        claimedAt: now,
        claimedStore: storeOf(context),
        validatedAt: sql`coalesce(${winners.validatedAt}, ${now})`,
      };
  }
}

/**
 * The audit rows of the events that were inserted. A rejection's words stay out: they may speak of the player.
 * @param why the reason's name; null when it was given in words alone
 */
export function auditDecisions(
  database: Database,
  { staff, now }: Asker,
  tasks: Tasks,
  decision: Decision,
  why: string | null,
) {
  const action: AuditAction = `winner.${EVENT_OF[decision.status]}`;
  const after = JSON.stringify({ status: decision.status, ...(why !== null && { why }) });
  return database.insert(auditLog).select(
    sql`SELECT asked.value->>2, ${now}, ${staff.id}, ${staff.role}, ${action}, 'winner', event.winner_id,
      json_object('status', event.before->>'status'), ${after}
    FROM json_each(${tasks}) AS asked CROSS JOIN winner_events AS event ON event.id = asked.value->>1`,
  );
}

/** The mails for the tickets that were validated by these events. */
export function queuePrizeReady(database: Database, { now }: Pick<Asker, "now">, tasks: Tasks) {
  const kind = "prize-ready" satisfies MailMessage["kind"];
  return database
    .insert(mails)
    .select(
      sql`SELECT asked.value->>3, ${kind} || ':' || winner.id, player.email, player.language,
        player.id, ${kind},
        json_object('campaign', winner.campaign, 'ticketId', winner.id, 'prize', winner.prize),
        'queued', 0, ${now}, ${now}, NULL, NULL
      FROM json_each(${tasks}) AS asked
      CROSS JOIN winner_events AS event ON event.id = asked.value->>1
      CROSS JOIN winners AS winner ON winner.id = event.winner_id
      CROSS JOIN users AS player ON player.id = winner.user_id
      WHERE true`,
    )
    .onConflictDoNothing({ target: mails.occasion });
}

/** What is looked at before deciding: whether they are there, and what their campaign and player ask for. */
export function ticketsAsked(database: Database, ticketIds: readonly string[]) {
  return database
    .select({
      id: winners.id,
      campaign: winners.campaign,
      serial: winners.serial,
      prize: winners.prize,
      status: winners.status,
      language: users.language,
    })
    .from(winners)
    .innerJoin(users, sql`${users.id} = ${winners.userId}`)
    .where(sql`${winners.id} IN (SELECT value FROM json_each(${JSON.stringify(ticketIds)}))`);
}
