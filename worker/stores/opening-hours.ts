/** Reads `stores.opening_hours`: JSON, in the form that migrations/schema.ts describes. */

import { z } from "@hono/zod-openapi";
import { type OpeningHours, spansOn } from "./store.ts";

const SPANS_MAX = 14; // a morning and an afternoon on each day of the week
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const days = z
  .array(z.literal(WEEK))
  .min(1)
  .refine((named) => new Set(named).size === named.length, "a day is named twice");
const span = z
  .object({ days, from: time, to: time })
  .refine(({ from, to }) => from < to, "a span ends after it begins, on the same day");
export const openingHoursSchema = z
  .array(span)
  .min(1)
  .max(SPANS_MAX)
  .refine(isDisjoint, "spans of one day overlap");

function isDisjoint(hours: OpeningHours): boolean {
  return WEEK.every((weekday) => {
    const spans = spansOn(hours, weekday);
    return spans.every(({ to }, index) => to <= (spans[index + 1]?.from ?? to));
  });
}

/** @throws Error (SyntaxError or ZodError) for anything but opening hours */
export function readOpeningHours(stored: string): OpeningHours {
  return openingHoursSchema.parse(JSON.parse(stored));
}
