/** Many tickets validated at once: each is decided as if it were alone, with its mail, its event and its audit row. */

import { sql } from "drizzle-orm";
import type { MailMessage } from "../../durable-objects/mail-room/message.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import { rawBatch } from "../raw-batch.ts";
import type { OfficeContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import { readPage } from "./page.ts";
import { questionOf } from "./question.ts";
import type { ValidateManyOutcome, WinnerFilters } from "./winner-list.ts";

/** What one request decides: some seconds of D1, and no more mails than leave within the hour. */
export const VALIDATE_MAX = 5_000;
/** Tickets a batch: four statements of a thousand rows are well within D1's 30 s. */
const CHUNK = 1_000;

export async function validateMany(
  context: OfficeContext,
  ids: readonly string[],
): Promise<ValidateManyOutcome> {
  const distinct = [...new Set(ids)];
  if (distinct.length > VALIDATE_MAX) return { kind: "too-many", max: VALIDATE_MAX };
  let count = 0;
  for (let start = 0; start < distinct.length; start += CHUNK)
    count += await validateChunk(context, distinct.slice(start, start + CHUNK));
  if (count > 0) wakeMailRoom(context.env, context.ctx);
  return { kind: "validated", count, unchanged: distinct.length - count };
}

/** What a filter finds is worked out here, not by who asks: nobody posts thousands of ids. */
export async function validateAll(
  context: OfficeContext,
  filters: WinnerFilters,
): Promise<ValidateManyOutcome> {
  if (filters.status !== undefined && filters.status !== "PENDING")
    return { kind: "validated", count: 0, unchanged: 0 };
  const question = await questionOf(context, { ...filters, status: "PENDING" });
  const { rows, next } = await readPage(
    context.env.DB,
    question,
    { sort: { by: "playedAt", direction: "ascending" }, after: null, before: null, limit: VALIDATE_MAX },
    false,
  );
  if (next !== null) return { kind: "too-many", max: VALIDATE_MAX };
  return validateMany(
    context,
    rows.map(({ id }) => id),
  );
}

/** One transaction: the event, the audit row and the mail of a ticket are there exactly when its change is. */
async function validateChunk({ env, now, staff }: OfficeContext, ids: readonly string[]): Promise<number> {
  const chunk = JSON.stringify(ids.map((id) => [id, timedId(now), timedId(now), crypto.randomUUID()]));
  const waiting = sql`FROM json_each(${chunk}) AS given CROSS JOIN winners ON winners.id = given.value->>0
    WHERE winners.status = 'PENDING'`;
  const kind = "prize-ready" satisfies MailMessage["kind"];
  const [, , , changed] = await rawBatch<{ id: string }>(env.DB, [
    sql`INSERT INTO winner_events (id, winner_id, at, actor_id, store_id, kind, before)
      SELECT given.value->>1, winners.id, ${now}, ${staff.id}, NULL, 'validated', json_object('status', winners.status) ${waiting}`,
    sql`INSERT INTO audit_log (id, at, actor_id, actor_role, action, subject_kind, subject_id, before, after)
      SELECT given.value->>2, ${now}, ${staff.id}, ${staff.role}, 'winner.validated', 'winner', winners.id,
        json_object('status', winners.status), json_object('status', 'VALIDATED') ${waiting}`,
    sql`INSERT INTO mails (id, occasion, recipient, language, user_id, kind, fields, created_at, due_at)
      SELECT given.value->>3, ${`${kind}:`} || winners.id, users.email, users.language, users.id, ${kind},
        json_object('campaign', winners.campaign, 'ticketId', winners.id, 'prize', winners.prize), ${now}, ${now}
      FROM json_each(${chunk}) AS given CROSS JOIN winners ON winners.id = given.value->>0
        CROSS JOIN users ON users.id = winners.user_id WHERE winners.status = 'PENDING' ON CONFLICT (occasion) DO NOTHING`,
    sql`UPDATE winners SET status = 'VALIDATED', validated_at = ${now}
      WHERE id IN (SELECT value->>0 FROM json_each(${chunk})) AND status = 'PENDING' RETURNING id`,
  ]);
  return changed?.length ?? 0;
}
