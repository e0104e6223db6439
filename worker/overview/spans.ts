/** Counts by hour, folded into the hours and days of a time zone. Pure. */

import { startOfDay } from "../winners/start-of-day.ts";
import type { Span } from "./overview-view.ts";

export const HOUR_MS = 3_600_000;
const HOURS_SHOWN = 24;
/** A quarter of a year: more bars than that cannot be told apart on a phone. */
const DAYS_SHOWN_MAX = 92;
/** From the start of a day this lands in the middle of the next one, be it of 23, 24 or 25 hours. */
const INTO_NEXT_DAY_MS = 36 * HOUR_MS;

/** A count in one hour, numbered since the epoch as triggers number them. */
export interface HourCount {
  readonly hour: number;
  readonly count: number;
}

export interface HourCounts {
  readonly plays: readonly HourCount[];
  readonly claims: readonly HourCount[];
  readonly signUps: readonly HourCount[];
}

/** The starts of the days from the one of `from` to the one of `to`, the newest when they are too many. */
export function dayStarts(from: number, to: number, timeZone: string): number[] {
  const starts: number[] = [];
  const first = startOfDay(Math.max(from, to - DAYS_SHOWN_MAX * 24 * HOUR_MS), timeZone);
  for (let start = first; start <= to; start = startOfDay(start + INTO_NEXT_DAY_MS, timeZone))
    starts.push(start);
  return starts.slice(-DAYS_SHOWN_MAX);
}

/** The starts of the last 24 hours, the running one included. */
export function hourStarts(now: number): number[] {
  const current = Math.floor(now / HOUR_MS);
  return Array.from({ length: HOURS_SHOWN }, (_, index) => (current - HOURS_SHOWN + 1 + index) * HOUR_MS);
}

/**
 * Each count in the span its hour begins in. Where a zone's offset is not whole hours, an hour that midnight divides
 * belongs to the day it began in.
 * @param starts rising; counts before the first are left out
 */
export function foldInto(starts: readonly number[], counts: HourCounts): Span[] {
  const [plays, claims, signUps] = [counts.plays, counts.claims, counts.signUps].map((list) =>
    sums(starts, list),
  );
  return starts.map((startsAt, index) => ({
    startsAt,
    plays: plays?.[index] ?? 0,
    claims: claims?.[index] ?? 0,
    signUps: signUps?.[index] ?? 0,
  }));
}

function sums(starts: readonly number[], counts: readonly HourCount[]): number[] {
  const result = starts.map(() => 0);
  for (const { hour, count } of counts) {
    const index = spanOf(starts, hour * HOUR_MS);
    if (index >= 0) result[index] = (result[index] ?? 0) + count;
  }
  return result;
}

/** The last start that is not after an instant; -1 when all are. */
function spanOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
