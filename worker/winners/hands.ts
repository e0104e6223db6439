/** Who did what with a ticket: its events, with the names of staff as colleagues may read them. */

import { desc, eq } from "drizzle-orm";
import { users, winnerEvents } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import type { Hand } from "./decision.ts";

/** A ticket has three events, and two more for each undo; beyond this the oldest are left out of its history. */
const EVENTS_MAX = 50;

/** The events of a ticket, latest first. */
export function eventsOf(database: Database, winnerId: string, limit = EVENTS_MAX) {
  return database
    .select({
      id: winnerEvents.id,
      kind: winnerEvents.kind,
      at: winnerEvents.at,
      actorId: winnerEvents.actorId,
      storeId: winnerEvents.storeId,
      before: winnerEvents.before,
      reason: winnerEvents.reason,
      firstName: users.firstName,
      lastName: users.lastName,
    })
    .from(winnerEvents)
    .leftJoin(users, eq(users.id, winnerEvents.actorId))
    .where(eq(winnerEvents.winnerId, winnerId))
    .orderBy(desc(winnerEvents.id))
    .limit(limit);
}

export type EventRow = Awaited<ReturnType<typeof eventsOf>>[number];

export function handOf(event: EventRow): Hand {
  const { actorId, at, storeId, firstName, lastName } = event;
  return { staffId: actorId, name: shortName(firstName, lastName), at, store: storeId };
}

/** `Zoé L.`; null for an account that is gone. */
export function shortName(firstName: string | null, lastName: string | null): string | null {
  if (firstName === null) return null;
  const [initial] = lastName ?? "";
  return initial === undefined ? firstName : `${firstName} ${initial.toLocaleUpperCase("fr")}.`;
}
