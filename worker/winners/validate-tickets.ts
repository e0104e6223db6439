/** Many tickets validated at once, by whoever does it: each is decided as if it were alone. */

import { databaseOf } from "../database.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { StaffContext } from "../staff-context.ts";
import { campaignsOf } from "../tickets/ticket-view.ts";
import { BULK_MAX, type BulkOutcome, type BulkResult, type Decision } from "./decision.ts";
import {
  auditDecisions,
  changeStatus,
  insertEvents,
  queuePrizeReady,
  tasksFor,
  ticketsAsked,
} from "./decision-statements.ts";

/** Validates what can be of some tickets, and says of each what became of it. */
export async function validateAll(context: StaffContext, ticketIds: readonly string[]): Promise<BulkOutcome> {
  const ids = [...new Set(ticketIds)];
  if (ids.length > BULK_MAX) return { kind: "too-many" };
  const { rows, campaigns, kinds } = await validateTickets(context, ids);
  const results = ids.map((id): BulkResult => {
    const row = rows.get(id);
    if (!row) return { id, code: null, kind: "not-found", status: null };
    const codes = campaigns.get(row.campaign)?.codes;
    const code = codes ? codes.display(codes.codeOf(row.serial)) : null;
    return { id, code, kind: kinds.get(id) ?? "not-found", status: row.status };
  });
  return { kind: "done", results };
}

/**
 * One transaction: the event, the audit row and the mail of a ticket are there exactly when its change is.
 * @param ids distinct, and no more than D1 decides in one batch: a thousand are well within its 30 s
 * @returns the tickets that are there as they stand now, and what became of each
 */
export async function validateTickets(context: StaffContext, ids: readonly string[]) {
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const before = await ticketsAsked(database, ids);
  const campaigns = await campaignsOf(context, before);
  const isLate = (slug: string) => (campaigns.get(slug)?.catalogue.claimUntil ?? 0) <= now;
  const decision: Decision = { status: "VALIDATED" };
  const inTime = before.filter(({ campaign }) => !isLate(campaign));
  const tasks = tasksFor(
    inTime.map(({ id }) => id),
    now,
  );
  const [inserted, , , , after] = await database.batch([
    insertEvents(database, context, tasks, decision),
    changeStatus(database, context, tasks, decision),
    auditDecisions(database, context, tasks, decision, null),
    queuePrizeReady(database, context, tasks),
    ticketsAsked(database, ids),
  ]);
  if (inserted.length > 0) wakeMailRoom(env, ctx);
  const validated = new Set(inserted.map(({ winnerId }) => winnerId));
  const rows = new Map(after.map((row) => [row.id, row]));
  const kinds = new Map(
    after.map(({ id, status, campaign }) => [id, kindOf(status, validated.has(id), isLate(campaign))]),
  );
  return { rows, campaigns, kinds };
}

function kindOf(status: string, isNew: boolean, isLate: boolean): BulkResult["kind"] {
  if (isNew) return "validated";
  return status === "PENDING" && isLate ? "too-late" : "stands-already";
}
