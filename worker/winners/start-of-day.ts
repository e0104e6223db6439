/** When a day began where the shops are. */

const MINUTE_MS = 60_000;
/** No day on a calendar lasts longer: 24 hours, one more in autumn, one to spare. */
const DAY_MAX_MINUTES = 26 * 60;

/**
 * The instant at which the day of `now` began in a time zone, in milliseconds since the epoch. Days of 23 and 25 hours
 * are right, and so are those that begin at 01:00 because midnight was skipped: the first minute that bears today's
 * date is looked for by halving, with no arithmetic on offsets.
 * @throws RangeError for a time zone that does not exist
 */
export function startOfDay(now: number, timeZone: string): number {
  const calendar = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const today = calendar.format(now);
  let inToday = Math.floor(now / MINUTE_MS);
  let before = inToday - DAY_MAX_MINUTES;
  while (inToday - before > 1) {
    const middle = Math.floor((before + inToday) / 2);
    if (calendar.format(middle * MINUTE_MS) === today) inToday = middle;
    else before = middle;
  }
  return inToday * MINUTE_MS;
}
