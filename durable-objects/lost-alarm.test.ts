import { expect, it } from "vitest";
import { ALARM_LATE_MS, standingAtStart, stands } from "./lost-alarm.ts";

it("an alarm stands until it is later than any that still comes", () => {
  expect(stands(null, 0)).toBe(false);
  expect(stands(1_000, 0)).toBe(true);
  expect(stands(1_000, 1_000 + ALARM_LATE_MS)).toBe(true);
  expect(stands(1_000, 1_001 + ALARM_LATE_MS)).toBe(false);
});

it("an object that starts gives an overdue alarm the time to ring", () => {
  expect(standingAtStart(null, 50)).toBeNull();
  expect(standingAtStart(90, 50)).toBe(90);
  expect(stands(standingAtStart(1, 10 * ALARM_LATE_MS), 10 * ALARM_LATE_MS)).toBe(true);
});
