/** Dates as people type them where the campaign runs, and instants: there and back, whatever the clocks do. Pure. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

export type InstantOutcome =
  | { readonly kind: "instant"; readonly at: number }
  /** Not a date and time at all. */
  | { readonly kind: "not-a-time" }
  /** The hour that clocks skip in spring. */
  | { readonly kind: "skipped" };

/** `2026-11-22T18:30` in a time zone, as `<input type="datetime-local">` takes it. @param at milliseconds since the epoch */
export function localText(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which clocks in a time zone show a text. Of an hour that is shown twice, in autumn, the first.
 * No offsets are known here: clocks are asked what they show at every offset that is in use around that day.
 */
export function instantOf(text: string, timeZone: string): InstantOutcome {
  const [, ...numbers] = LOCAL.exec(text) ?? [];
  const [year = Number.NaN, month = 0, day = 0, hour = 0, minute = 0] = numbers.map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(asUtc) || localText(asUtc, "UTC") !== text) return { kind: "not-a-time" };
  const candidates = [asUtc - DAY_MS, asUtc, asUtc + DAY_MS]
    .map((near) => asUtc - offsetAt(near, timeZone))
    .filter((at) => localText(at, timeZone) === text);
  return candidates.length === 0 ? { kind: "skipped" } : { kind: "instant", at: Math.min(...candidates) };
}

/** How far clocks in a time zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const wholeMinute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const [, ...numbers] = LOCAL.exec(localText(wholeMinute, timeZone)) ?? [];
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = numbers.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) - wholeMinute;
}
