/** Look-ups that found nothing to hand over: kept for a month, masked, so that a wrong print run or a hunt is seen. */

import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { failedLookUps } from "../../migrations/schema.ts";
import { insertWhere } from "../accounts/insert-where.ts";
import { type Database, databaseOf } from "../database.ts";
import { PERIODS_MS } from "../retention/rules.ts";
import type { StaffContext } from "../staff-context.ts";
import { firstIdAt, timedId } from "../timed-id.ts";
import type { FailedLookUp, LookUpReason } from "./look-up.ts";
import { maskCode, maskName, maskTypedEmail } from "./mask.ts";
import type { Typed } from "./typed.ts";

const HOUR_MS = 3_600_000;
/** Slips that nobody limits are kept up to this many an hour for one account; a scanner gone wild writes no more. */
const KEPT_PER_HOUR_MAX = 200;
/** Rows swept with each new one: more than come, so the table shrinks back by itself. */
const SWEPT_PER_ROW = 20;
/** What a day's page shows. */
const SHOWN_MAX = 50;

const MASKS = { code: maskCode, email: maskTypedEmail, name: maskName } as const;

/** Keeps a look-up that failed, and forgets some that are old. */
export async function recordFailure(
  { env, staff, now }: StaffContext,
  typed: Exclude<Typed, { kind: "nothing" }>,
  reason: LookUpReason,
): Promise<void> {
  const database = databaseOf(env.DB);
  const row = {
    id: timedId(now),
    at: now,
    actorId: staff.id,
    kind: typed.kind,
    masked: MASKS[typed.kind](typed.text),
    reason,
  };
  const isWithinHour = sql`(SELECT count(*) FROM failed_look_ups
    WHERE actor_id = ${staff.id} AND id >= ${firstIdAt(now - HOUR_MS)}) < ${KEPT_PER_HOUR_MAX}`;
  await database.batch([
    insertWhere(database, failedLookUps, row, isWithinHour),
    database
      .update(failedLookUps)
      .set({ storeId: sql`(SELECT store_id FROM users WHERE id = ${staff.id})` })
      .where(eq(failedLookUps.id, row.id)),
    sweepLookUps(database, now),
  ]);
}

/** Forgets some of what is older than 30 days. */
export function sweepLookUps(database: Database, now: number) {
  const old = database
    .select({ id: failedLookUps.id })
    .from(failedLookUps)
    .where(lt(failedLookUps.id, firstIdAt(now - PERIODS_MS["failed-look-ups"])))
    .orderBy(failedLookUps.id)
    .limit(SWEPT_PER_ROW);
  return database.delete(failedLookUps).where(inArray(failedLookUps.id, old));
}

/** One person's, since an instant, latest first. */
export function failuresSince(database: Database, actorId: string, since: number) {
  return database
    .select()
    .from(failedLookUps)
    .where(and(eq(failedLookUps.actorId, actorId), gte(failedLookUps.id, firstIdAt(since))))
    .orderBy(desc(failedLookUps.id))
    .limit(SHOWN_MAX);
}

export function failedLookUp(row: Awaited<ReturnType<typeof failuresSince>>[number]): FailedLookUp {
  const { id, at, kind, masked, reason } = row;
  return { id, at, kind, masked, reason };
}
