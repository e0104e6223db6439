/** What a browser says it has seen today: `2026-11-22.home.play`. A day and names of pages, nothing that tells it from another. */

/** The house's: a visit of half past midnight in Paris is of the new day. */
const DAY_FORMAT = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The site has some 30 pages; no name is longer than 20 letters. */
const VALUE = /^(\d{4}-\d{2}-\d{2})((?:\.[A-Za-z]{1,20}){1,40})$/;

/** The day of an instant, such as `2026-11-22`. @param now milliseconds since the epoch */
export function dayOf(now: number): string {
  return DAY_FORMAT.format(now);
}

/** The pages seen on `day`; none when the value is of another day, or none of ours. */
export function readSeen(value: string | undefined, day: string): readonly string[] {
  const [, ofDay, pages] = VALUE.exec(value ?? "") ?? [];
  return ofDay === day && pages !== undefined ? pages.slice(1).split(".") : [];
}

/** The cookie's value. */
export function writeSeen(day: string, pages: readonly string[]): string {
  return [day, ...pages].join(".");
}
