/** What one member of staff did today. */

import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { winnerEvents, winners } from "../../migrations/schema.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { type Database, databaseOf } from "../database.ts";
import { counterRows, counterTickets } from "../look-ups/counter-tickets.ts";
import { failedLookUp, failuresSince } from "../look-ups/failed-look-ups.ts";
import type { StaffContext } from "../staff-context.ts";
import { firstIdAt } from "../timed-id.ts";
import type { MyDay } from "./counter-views.ts";
import { counterFigures } from "./figures.ts";
import { startOfDay } from "./start-of-day.ts";

/** Where the shops are; asked for only before the default campaign exists. */
const TIME_ZONE_DEFAULT = "Europe/Paris";
/** What one reads of a day; the figures count all of it. */
const SHOWN_MAX = 60;

/** One's own day: that of the default campaign's time zone. */
export async function myDay(context: StaffContext, language: Language): Promise<MyDay> {
  const { env, ctx, now, staff } = context;
  const database = databaseOf(env.DB);
  const campaign = await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  const timeZone = campaign?.catalogue.timeZone ?? TIME_ZONE_DEFAULT;
  const since = startOfDay(now, timeZone);
  const [[counted, events, failures], figures] = await Promise.all([
    database.batch([
      countsSince(database, staff.id, since),
      eventsSince(database, staff.id, since),
      failuresSince(database, staff.id, since),
    ]),
    counterFigures(context),
  ]);
  const ids = [...new Set(events.map(({ winnerId }) => winnerId))];
  const rows = await counterRows(database).where(
    inArray(winners.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  );
  const tickets = new Map(
    (await counterTickets(context, rows, language)).map((ticket) => [ticket.id, ticket]),
  );
  const counts = { validated: 0, rejected: 0, "handed-over": 0, undone: 0 };
  for (const { kind, total } of counted) counts[kind] = total;
  return {
    timeZone,
    counts,
    figures,
    events: events.map(({ id, kind, at, reason, winnerId }) => {
      const ticket = tickets.get(winnerId) ?? null;
      const undoable = ticket?.undoable?.eventId === id ? ticket.undoable : null;
      return { id, kind, at, reason, ticket, undoable };
    }),
    failures: failures.map(failedLookUp),
  };
}

/** How many decisions of each kind. */
export function countsSince(database: Database, actorId: string, since: number) {
  return database
    .select({ kind: winnerEvents.kind, total: sql<number>`count(*)`.as("total") })
    .from(winnerEvents)
    .where(and(eq(winnerEvents.actorId, actorId), gte(winnerEvents.id, firstIdAt(since))))
    .groupBy(winnerEvents.kind);
}

/** The decisions, latest first. */
export function eventsSince(database: Database, actorId: string, since: number) {
  return database
    .select()
    .from(winnerEvents)
    .where(and(eq(winnerEvents.actorId, actorId), gte(winnerEvents.id, firstIdAt(since))))
    .orderBy(desc(winnerEvents.id))
    .limit(SHOWN_MAX);
}
