import { describe, expect, it } from "vitest";
import { dayStarts, foldInto, HOUR_MS, hourStarts } from "./spans.ts";

const PARIS = "Europe/Paris";
const NONE = { claims: [], signUps: [] };

function hourOf(instant: string): number {
  return Date.parse(instant) / HOUR_MS;
}

describe("days of a campaign", () => {
  it("are those of its time zone", () => {
    const starts = dayStarts(Date.parse("2026-11-20T10:00:00Z"), Date.parse("2026-11-22T05:00:00Z"), PARIS);
    expect(starts.map((start) => new Date(start).toISOString())).toEqual([
      "2026-11-19T23:00:00.000Z",
      "2026-11-20T23:00:00.000Z",
      "2026-11-21T23:00:00.000Z",
    ]);
  });

  it.each([
    ["spring", "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", [24, 23]],
    ["autumn", "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", [24, 25]],
  ])("have 23 or 25 hours when the clocks change in %s", (_season, from, to, hours) => {
    const starts = dayStarts(Date.parse(from), Date.parse(to), PARIS);
    const lengths = starts.slice(1).map((start, index) => (start - (starts[index] ?? 0)) / HOUR_MS);
    expect(lengths).toEqual(hours);
  });

  it("are a quarter of a year at most, the newest", () => {
    const to = Date.parse("2026-11-22T12:00:00Z");
    const starts = dayStarts(0, to, PARIS);
    expect(starts).toHaveLength(92);
    expect(starts.at(-1)).toBe(Date.parse("2026-11-21T23:00:00Z"));
  });
});

describe("counts by hour", () => {
  it("belong to the day that the shops' clocks showed", () => {
    const starts = dayStarts(Date.parse("2026-11-20T10:00:00Z"), Date.parse("2026-11-22T05:00:00Z"), PARIS);
    const plays = [
      { hour: hourOf("2026-11-20T22:00:00Z"), count: 3 }, // 23:00 in Paris, still the 20th
      { hour: hourOf("2026-11-20T23:00:00Z"), count: 5 }, // midnight in Paris
      { hour: hourOf("2026-11-19T22:00:00Z"), count: 100 }, // before the first day
    ];
    expect(foldInto(starts, { plays, ...NONE }).map((day) => day.plays)).toEqual([3, 5, 0]);
  });

  it("of the last day are 24 hours, the running one last", () => {
    const now = Date.parse("2026-11-22T05:40:00Z");
    const plays = [
      { hour: hourOf("2026-11-21T05:00:00Z"), count: 7 }, // a day and some minutes ago
      { hour: hourOf("2026-11-21T06:00:00Z"), count: 1 },
      { hour: hourOf("2026-11-22T05:00:00Z"), count: 2 },
    ];
    const hours = foldInto(hourStarts(now), { plays, ...NONE }).map((hour) => hour.plays);
    expect(hours).toHaveLength(24);
    expect([hours[0], hours[23]]).toEqual([1, 2]);
    expect(hours.reduce((sum, count) => sum + count, 0)).toBe(3);
  });
});
