import { describe, expect, it } from "vitest";
import { readOpeningHours } from "./opening-hours.ts";
import { spansOn } from "./store.ts";

function read(...spans: unknown[]) {
  return readOpeningHours(JSON.stringify(spans));
}

describe("the opening hours of a shop", () => {
  it("may have a break at noon, and come back in the order of the clock", () => {
    const afternoon = { days: [2, 3], from: "14:00", to: "19:00" };
    const morning = { days: [2], from: "10:00", to: "12:30" };
    const hours = read(afternoon, morning);
    expect(spansOn(hours, 2)).toEqual([morning, afternoon]);
    expect(spansOn(hours, 3)).toEqual([afternoon]);
    expect(spansOn(hours, 1)).toEqual([]);
  });

  it("may close for no time at all between two spans", () => {
    expect(() =>
      read({ days: [1], from: "10:00", to: "12:00" }, { days: [1], from: "12:00", to: "19:00" }),
    ).not.toThrow();
  });

  it.each([
    ["ends before it begins", [{ days: [1], from: "19:00", to: "10:00" }]],
    ["lasts no time", [{ days: [1], from: "10:00", to: "10:00" }]],
    ["is on no day", [{ days: [], from: "10:00", to: "19:00" }]],
    ["is on an eighth day", [{ days: [8], from: "10:00", to: "19:00" }]],
    ["is at no hour of the clock", [{ days: [1], from: "10:00", to: "24:30" }]],
    [
      "overlaps another",
      [
        { days: [1, 2], from: "10:00", to: "14:00" },
        { days: [2], from: "13:00", to: "19:00" },
      ],
    ],
    ["names a day twice", [{ days: [1, 1], from: "10:00", to: "19:00" }]],
    ["is not there", []],
  ])("are refused when a span %s", (_name, spans) => {
    expect(() => read(...spans)).toThrow();
  });

  it("are refused when they are no JSON", () => {
    expect(() => readOpeningHours("tous les jours")).toThrow(SyntaxError);
  });
});
