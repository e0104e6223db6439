/** Days of a calendar as spans of time, and as spans of the ids that were made in it. */

import { firstIdAt } from "../timed-id.ts";
import { startOfDay } from "../winners/start-of-day.ts";
import { ABOVE_EVERY_ID, BELOW_EVERY_ID, type Span } from "./statements.ts";

const DAY_MS = 86_400_000;
const HALF_DAY_MS = DAY_MS / 2;
/** The last instant of the year 9999: above every time that is kept. */
const END_OF_TIME = 253_402_300_799_999;

interface Days {
  /** `2026-11-22`, both included; undefined for no end. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** From the first day's beginning to the last one's end, in a time zone. */
export function spanOfDays({ from, to }: Days, timeZone: string): Span<number> {
  return {
    from: from === undefined ? 0 : beginning(from, 0, timeZone),
    to: to === undefined ? END_OF_TIME : beginning(to, 1, timeZone),
  };
}

/** Noon of a date is within the same date everywhere but at the edges of the date line, where nobody has a shop. */
function beginning(day: string, daysLater: number, timeZone: string): number {
  return startOfDay(Date.parse(day) + daysLater * DAY_MS + HALF_DAY_MS, timeZone);
}

/** The ids (UUIDv7) made in a span; ends that are open stay open. */
export function idSpan({ from, to }: Span<number>): Span<string> {
  return {
    from: from <= 0 ? BELOW_EVERY_ID : firstIdAt(from),
    to: to >= END_OF_TIME ? ABOVE_EVERY_ID : firstIdAt(to),
  };
}
