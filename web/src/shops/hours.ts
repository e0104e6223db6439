/** A shop's week as people say it, and whether it is open now. */

import { type OpeningHours, type OpeningSpan, spansOn } from "../../../worker/stores/store.ts";

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEK)[number];

export interface HoursLine {
  /** Neighbouring days with the same hours, first and last: the same day twice when it stands alone. */
  readonly first: Weekday;
  readonly last: Weekday;
  /** Empty when the shop is closed on them. */
  readonly spans: readonly OpeningSpan[];
}

/** The week, Monday first, with days that are alike taken together. */
export function linesOf(hours: OpeningHours): HoursLine[] {
  const lines: HoursLine[] = [];
  for (const day of WEEK) {
    const spans = spansOn(hours, day);
    const before = lines.at(-1);
    if (before && isSame(before.spans, spans)) lines[lines.length - 1] = { ...before, last: day };
    else lines.push({ first: day, last: day, spans });
  }
  return lines;
}

function isSame(some: readonly OpeningSpan[], others: readonly OpeningSpan[]): boolean {
  function text(spans: readonly OpeningSpan[]): string {
    return spans.map(({ from, to }) => `${from}-${to}`).join();
  }
  return text(some) === text(others);
}

export type OpeningState =
  | { readonly kind: "open"; readonly until: string }
  /** `inDays` is 0 for later today, 1 for tomorrow. */
  | { readonly kind: "closed"; readonly opens: string; readonly inDays: number; readonly day: Weekday };

/** Where the shops are, and their clocks. */
const SHOP_TIME_ZONE = "Europe/Paris";

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: SHOP_TIME_ZONE,
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  Mon: 1,
  Tue: 2,
  Wed: 3,
  Thu: 4,
  Fri: 5,
  Sat: 6,
  Sun: 7,
};

/** The day and time on the shops' clocks. @param at milliseconds since the epoch */
function clockAt(at: number): { day: Weekday; time: string } {
  const parts = new Map(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = WEEKDAYS[parts.get("weekday") ?? ""] ?? 1;
  return { day, time: `${parts.get("hour")}:${parts.get("minute")}` };
}

/**
 * Whether a shop is open, and until when, or when it opens next. Of an ordinary week: holidays are not known here.
 * @param at milliseconds since the epoch
 */
export function stateAt(hours: OpeningHours, at: number): OpeningState {
  const now = clockAt(at);
  const today = spansOn(hours, now.day);
  const open = today.find(({ from, to }) => from <= now.time && now.time < to);
  if (open) return { kind: "open", until: lastOf(today, open) };
  for (let inDays = 0; inDays <= WEEK.length; inDays += 1) {
    const day = WEEK[(now.day - 1 + inDays) % WEEK.length] ?? now.day;
    const next = spansOn(hours, day).find(({ from }) => inDays > 0 || from > now.time);
    if (next) return { kind: "closed", opens: next.from, inDays, day };
  }
  throw new RangeError("opening hours without a single span"); // the service lets none through
}

/** When an open shop closes: spans that follow each other without a break are one. */
function lastOf(today: readonly OpeningSpan[], open: OpeningSpan): string {
  const next = today.find(({ from }) => from === open.to);
  return next ? lastOf(today, next) : open.to;
}
