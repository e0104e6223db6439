import { describe, expect, it } from "vitest";
import { hoursOf, linesOf } from "./hours-lines.ts";
import { readOpeningHours } from "./opening-hours.ts";

describe("opening hours, a line a day,", () => {
  const lines = ["14:00-19:00", "10:00-13:00, 14:00-19:00", "", "", "", "10:00-19:30", ""];

  it("are read and written back the same, and are what the table takes", () => {
    const hours = hoursOf(lines);
    expect(hours).toEqual([
      { days: [1, 2], from: "14:00", to: "19:00" },
      { days: [2], from: "10:00", to: "13:00" },
      { days: [6], from: "10:00", to: "19:30" },
    ]);
    expect(linesOf(readOpeningHours(JSON.stringify(hours)))).toEqual(lines);
  });

  it("may be typed as people write hours", () => {
    expect(hoursOf(["9h – 12h30", "", "", "", "", "", ""])).toEqual([
      { days: [1], from: "09:00", to: "12:30" },
    ]);
  });

  it.each(["ouvert", "10:00", "25:00-26:00", "10:00-12:00,13:00-14:00,15:00-16:00", "1".repeat(101)])(
    "are none with %j",
    (line) => {
      expect(hoursOf([line])).toBeUndefined();
    },
  );
});
