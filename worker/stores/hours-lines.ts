/** Opening hours as one types them, a line a weekday: `10:00-13:00, 14:00-19:00`; empty when closed. */

import { type OpeningHours, type OpeningSpan, spansOn } from "./store.ts";

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const LINE_MAX = 100; // a morning and an afternoon, generously spaced
const SPANS_A_DAY_MAX = 2;
const SPAN = /^([01]?\d|2[0-3])[:hH]([0-5]\d)?[-–]([01]?\d|2[0-3])[:hH]([0-5]\d)?$/;

/** Monday first. */
export function linesOf(hours: OpeningHours): string[] {
  return WEEK.map((day) =>
    spansOn(hours, day)
      .map(({ from, to }) => `${from}-${to}`)
      .join(", "),
  );
}

/** The hours of seven lines, days that are alike together; undefined when a line is none. */
export function hoursOf(lines: readonly string[]): OpeningHours | undefined {
  const days = new Map<string, { span: Omit<OpeningSpan, "days">; days: number[] }>();
  for (const day of WEEK) {
    const line = lines[day - 1] ?? "";
    if (line.length > LINE_MAX) return undefined;
    const parts = line
      .split(",")
      .map((part) => part.replace(/\s/g, ""))
      .filter((part) => part !== "");
    if (parts.length > SPANS_A_DAY_MAX) return undefined;
    for (const part of parts) {
      const span = spanOf(part);
      if (!span) return undefined;
      const key = `${span.from}-${span.to}`;
      const known = days.get(key) ?? { span, days: [] };
      known.days.push(day);
      days.set(key, known);
    }
  }
  return [...days.values()].map(({ span, days: open }) => ({ days: open, ...span }));
}

function spanOf(part: string): Omit<OpeningSpan, "days"> | undefined {
  const [, fromHour, fromMinute = "00", toHour, toMinute = "00"] = SPAN.exec(part) ?? [];
  if (fromHour === undefined || toHour === undefined) return undefined;
  return { from: `${fromHour.padStart(2, "0")}:${fromMinute}`, to: `${toHour.padStart(2, "0")}:${toMinute}` };
}
