/** When a shop is open in an ordinary week, as `stores.opening_hours` keeps it: JSON, read by a schema. */

import { z } from "@hono/zod-openapi";

const SPANS_MAX = 14; // a morning and an afternoon on each day of the week
const DAYS_A_WEEK = 7;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** As ISO 8601 counts: 1 is Monday. */
const day = z.int().min(1).max(DAYS_A_WEEK);

const span = z
  .object({ days: z.array(day).min(1).max(DAYS_A_WEEK), from: time, to: time })
  .refine(({ from, to }) => from < to, "a span ends after it begins, on the same day");

export type OpeningSpan = z.infer<typeof span>;
/** Local times, `HH:MM`. On one day no two spans overlap. */
export type OpeningHours = readonly OpeningSpan[];

const openingHours = z.array(span).min(1).max(SPANS_MAX).refine(isDisjoint, "spans of one day overlap");

function isDisjoint(spans: OpeningHours): boolean {
  for (let weekday = 1; weekday <= DAYS_A_WEEK; weekday += 1) {
    const ofDay = spansOn(spans, weekday);
    if (ofDay.some(({ from }, index) => index > 0 && from < (ofDay[index - 1]?.to ?? ""))) return false;
  }
  return true;
}

/** The spans of one day of the week, earliest first. @param weekday 1 is Monday */
export function spansOn(hours: OpeningHours, weekday: number): OpeningSpan[] {
  return hours
    .flatMap((each) => each.days.filter((named) => named === weekday).map(() => each))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** @throws Error (SyntaxError or ZodError) for anything but opening hours */
export function readOpeningHours(stored: string): OpeningHours {
  return openingHours.parse(JSON.parse(stored));
}
