import { expect, it } from "vitest";
import { startOfDay } from "./start-of-day.ts";

const iso = (now: string, timeZone: string) => new Date(startOfDay(Date.parse(now), timeZone)).toISOString();

it.each([
  ["in winter", "2026-01-15T12:00:00Z", "Europe/Paris", "2026-01-14T23:00:00.000Z"],
  ["in summer", "2026-07-15T12:00:00Z", "Europe/Paris", "2026-07-14T22:00:00.000Z"],
  ["late in the evening", "2026-07-15T21:59:59.999Z", "Europe/Paris", "2026-07-14T22:00:00.000Z"],
  ["at midnight itself", "2026-07-15T22:00:00Z", "Europe/Paris", "2026-07-15T22:00:00.000Z"],
  [
    "on a day of 23 hours, after the change",
    "2026-03-29T21:59:00Z",
    "Europe/Paris",
    "2026-03-28T23:00:00.000Z",
  ],
  [
    "on a day of 23 hours, before the change",
    "2026-03-29T00:30:00Z",
    "Europe/Paris",
    "2026-03-28T23:00:00.000Z",
  ],
  ["the day after it", "2026-03-29T22:00:00Z", "Europe/Paris", "2026-03-29T22:00:00.000Z"],
  [
    "on a day of 25 hours, after the change",
    "2026-10-25T22:59:00Z",
    "Europe/Paris",
    "2026-10-24T22:00:00.000Z",
  ],
  [
    "on a day of 25 hours, before the change",
    "2026-10-25T00:30:00Z",
    "Europe/Paris",
    "2026-10-24T22:00:00.000Z",
  ],
  ["the day after that", "2026-10-25T23:00:00Z", "Europe/Paris", "2026-10-25T23:00:00.000Z"],
  ["where midnight is skipped", "2026-04-24T12:00:00Z", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
  ["where hours are not whole", "2026-01-15T12:00:00Z", "Asia/Kathmandu", "2026-01-14T18:15:00.000Z"],
  ["across the date line", "2026-01-15T11:00:00Z", "Pacific/Auckland", "2026-01-15T11:00:00.000Z"],
  ["in the middle of a minute", "2026-01-15T12:34:56.789Z", "UTC", "2026-01-15T00:00:00.000Z"],
])("finds when the day began: %s", (_name, now, timeZone, began) => {
  expect(iso(now, timeZone)).toBe(began);
});

it("agrees with the calendar in every hour of a year", () => {
  const year = Date.UTC(2026, 0, 1);
  const time = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", timeStyle: "medium" });
  const date = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "short" });
  for (let hour = 0; hour < 365 * 24; hour += 1) {
    const now = year + hour * 3_600_000;
    const began = startOfDay(now, "Europe/Paris");
    expect(time.format(began)).toBe("00:00:00");
    expect(date.format(began)).toBe(date.format(now));
  }
});

it("does not take a time zone that does not exist", () => {
  expect(() => startOfDay(0, "Europe/Nowhere")).toThrow(RangeError);
});
