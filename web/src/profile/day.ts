import { HOUSE_TIME_ZONE } from "../i18n/format.ts";

/** Swedish writes dates as ISO 8601 does. */
const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: HOUSE_TIME_ZONE, dateStyle: "short" });

/** `2026-11-22`, in the house's time zone. @param at milliseconds since the epoch */
export function formatDay(at: number): string {
  return DAY.format(at);
}
