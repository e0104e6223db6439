import { describe, expect, it } from "vitest";
import { dayOf, readSeen, writeSeen } from "./seen-pages.ts";

const DAY = "2026-11-22";

describe("the pages seen today", () => {
  it("are read as they were written", () => {
    expect(readSeen(writeSeen(DAY, ["home", "legalNotice"]), DAY)).toEqual(["home", "legalNotice"]);
  });

  it("are none on another day", () => {
    expect(readSeen(writeSeen("2026-11-21", ["home"]), DAY)).toEqual([]);
  });

  it.each([
    undefined,
    "",
    DAY,
    `${DAY}.`,
    `${DAY}.a b`,
    `${DAY}.home; Path=/x`,
    `${DAY}${".home".repeat(41)}`,
    `${DAY}.${"a".repeat(100_000)}`,
  ])("are none when the cookie is none of ours (%#)", (value) => {
    expect(readSeen(value, DAY)).toEqual([]);
  });

  it("belong to the day in Paris", () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 22, 59))).toBe("2026-11-21");
    expect(dayOf(Date.UTC(2026, 10, 21, 23, 0))).toBe("2026-11-22");
    expect(dayOf(Date.UTC(2026, 6, 1, 22, 0))).toBe("2026-07-02");
  });
});
