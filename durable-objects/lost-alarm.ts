/**
 * Whether an object's alarm still stands. The platform gives an alarm up after six tries that failed below the object,
 * and tells nobody: an object that goes on trusting it waits for ever.
 */

/** Alarms come late by seconds when a machine is replaced. Setting again one that was only late costs a row. */
export const ALARM_LATE_MS = 30_000;

/** @param alarmAt when it was to ring, milliseconds since the epoch; null when none was set */
export function stands(alarmAt: number | null, now: number): alarmAt is number {
  return alarmAt !== null && now <= alarmAt + ALARM_LATE_MS;
}

/** What an object that starts takes its stored alarm for: one that is overdue rings any moment now. */
export function standingAtStart(stored: number | null, now: number): number | null {
  return stored === null ? null : Math.max(stored, now);
}
