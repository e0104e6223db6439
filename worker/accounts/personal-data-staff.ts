/**
 * What is held of a member of staff by reason of their work: what they did and when. Not whom it was done to, nor what
 * somebody else told or typed: that is those people's, and a right to one's own data gives nobody theirs.
 */

import { and, asc, count, eq, gt } from "drizzle-orm";
import {
  auditLog,
  failedLookUps,
  recoveryCodes,
  savedViews,
  secondFactors,
  winnerEvents,
} from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { pagesOf, ROWS_A_PAGE, type Section } from "./personal-data-pages.ts";

/** The lists of a person's document about their work; empty for a player. */
export function staffSections(database: Database, userId: string): Section[] {
  return [
    { name: "staffActions", pages: actionPages(database, userId) },
    { name: "decisions", pages: decisionPages(database, userId) },
    { name: "failedLookUps", pages: lookUpPages(database, userId) },
    { name: "savedViews", pages: viewPages(database, userId) },
    { name: "secondFactor", pages: factorPages(database, userId) },
  ];
}

/** Ids of these tables rise with the time, and end their indexes by person. */
const BEFORE_THE_FIRST = "";

async function* actionPages(database: Database, userId: string) {
  const pages = pagesOf((after: string | null) =>
    database
      .select({ key: auditLog.id, at: auditLog.at, action: auditLog.action, role: auditLog.actorRole })
      .from(auditLog)
      .where(and(eq(auditLog.actorId, userId), gt(auditLog.id, after ?? BEFORE_THE_FIRST)))
      .orderBy(asc(auditLog.id))
      .limit(ROWS_A_PAGE),
  );
  for await (const rows of pages)
    yield rows.map(({ at, action, role }) => ({ at: new Date(at).toISOString(), action, role }));
}

/** What staff did with the person's own account: when and what, never who, for that is a colleague's. */
export async function* consultationPages(database: Database, userId: string) {
  const pages = pagesOf((after: string | null) =>
    database
      .select({ key: auditLog.id, at: auditLog.at, action: auditLog.action })
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, userId), gt(auditLog.id, after ?? BEFORE_THE_FIRST)))
      .orderBy(asc(auditLog.id))
      .limit(ROWS_A_PAGE),
  );
  for await (const rows of pages)
    yield rows.map(({ at, action }) => ({ at: new Date(at).toISOString(), action }));
}

async function* decisionPages(database: Database, userId: string) {
  const { id: key, at, kind, storeId } = winnerEvents;
  const pages = pagesOf((after: string | null) =>
    database
      .select({ key, at, kind, storeId })
      .from(winnerEvents)
      .where(and(eq(winnerEvents.actorId, userId), gt(key, after ?? BEFORE_THE_FIRST)))
      .orderBy(asc(key))
      .limit(ROWS_A_PAGE),
  );
  for await (const rows of pages)
    yield rows.map(({ at, kind, storeId }) => ({ at: new Date(at).toISOString(), kind, store: storeId }));
}

async function* lookUpPages(database: Database, userId: string) {
  const { id: key, at, kind, storeId, reason } = failedLookUps;
  const pages = pagesOf((after: string | null) =>
    database
      .select({ key, at, kind, storeId, reason })
      .from(failedLookUps)
      .where(and(eq(failedLookUps.actorId, userId), gt(key, after ?? BEFORE_THE_FIRST)))
      .orderBy(asc(key))
      .limit(ROWS_A_PAGE),
  );
  for await (const rows of pages)
    yield rows.map(({ at, kind, storeId, reason }) => ({
      at: new Date(at).toISOString(),
      kind,
      store: storeId,
      reason,
    }));
}

/** One page: nobody names a thousand. */
async function* viewPages(database: Database, userId: string) {
  const rows = await database
    .select()
    .from(savedViews)
    .where(eq(savedViews.ownerId, userId))
    .orderBy(asc(savedViews.tableName))
    .limit(ROWS_A_PAGE);
  if (rows.length > 0)
    yield rows.map(({ tableName, title, query, createdAt }) => ({
      table: tableName,
      title,
      query,
      createdAt: new Date(createdAt).toISOString(),
    }));
}

/** That there is one, since when, and how many codes are left; never what opens the account. */
async function* factorPages(database: Database, userId: string) {
  const rows = await database
    .select({ since: secondFactors.createdAt, recoveryCodesLeft: count(recoveryCodes.hash) })
    .from(secondFactors)
    .leftJoin(recoveryCodes, eq(recoveryCodes.userId, secondFactors.userId))
    .where(eq(secondFactors.userId, userId))
    .groupBy(secondFactors.userId);
  if (rows.length > 0)
    yield rows.map(({ since, recoveryCodesLeft }) => ({
      since: new Date(since).toISOString(),
      recoveryCodesLeft,
    }));
}
