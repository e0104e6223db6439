import { expect, it } from "vitest";
import { ALARM_LATE_MS, alarmToSet, standingAtStart, stands } from "./lost-alarm.ts";

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

it("an alarm is set earlier, never pushed ahead", () => {
  expect(alarmToSet(null, 9_000, 0)).toBe(9_000);
  expect(alarmToSet(5_000, 9_000, 0)).toBeUndefined();
  expect(alarmToSet(5_000, 4_000, 0)).toBe(4_000);
});

// Found by the simulation: a reminder weeks ahead took the place of an alarm that was to tell a shard of the close.
it("in the place of a lost alarm one rings soon, however late the next is wanted", () => {
  const now = 10 * ALARM_LATE_MS;
  expect(alarmToSet(1_000, now + 1_000_000, now)).toBe(now + 2_000);
  expect(alarmToSet(1_000, now + 500, now)).toBe(now + 500);
});
