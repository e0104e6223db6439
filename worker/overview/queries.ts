/** The overview's statements: sums that triggers keep by hour, status and store. None reads winners, users or purchases. */

import { and, eq, gte, inArray, sql } from "drizzle-orm";
import { claimHours, playHours, signUpHours, tallies, winnerCounts } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";

/** Plays by hour. @param sinceHour hours since the epoch, here and below */
export function playsByHour(database: Database, campaign: string, sinceHour: number) {
  return database
    .select({ hour: playHours.hour, count: sql<number>`sum(${playHours.count})` })
    .from(playHours)
    .where(and(eq(playHours.campaign, campaign), gte(playHours.hour, sinceHour)))
    .groupBy(playHours.hour);
}

export function claimsByHour(database: Database, campaign: string, sinceHour: number) {
  return database
    .select({ hour: claimHours.hour, count: sql<number>`sum(${claimHours.count})` })
    .from(claimHours)
    .where(and(eq(claimHours.campaign, campaign), gte(claimHours.hour, sinceHour)))
    .groupBy(claimHours.hour);
}

export function signUpsByHour(database: Database, sinceHour: number) {
  return database.select().from(signUpHours).where(gte(signUpHours.hour, sinceHour));
}

/** Winners by status and the store their tickets came from. */
export function winnersByStore(database: Database, campaign: string) {
  return database
    .select({
      status: winnerCounts.status,
      store: winnerCounts.store,
      count: sql<number>`sum(${winnerCounts.count})`,
    })
    .from(winnerCounts)
    .where(eq(winnerCounts.campaign, campaign))
    .groupBy(winnerCounts.status, winnerCounts.store);
}

/** Prizes handed over by the store that did. */
export function claimsByStore(database: Database, campaign: string) {
  return database
    .select({ store: claimHours.store, count: sql<number>`sum(${claimHours.count})` })
    .from(claimHours)
    .where(eq(claimHours.campaign, campaign))
    .groupBy(claimHours.store);
}

export function talliesNamed(database: Database, names: readonly string[]) {
  return database.select().from(tallies).where(inArray(tallies.name, names));
}
