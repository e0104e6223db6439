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

/** How soon the work of a lost alarm is made up for. */
const MAKE_UP_MS = 2_000;

/**
 * What the one alarm is to be set to so that it rings at `wanted` or before; undefined when the one that stands does. In
 * the place of a lost one it rings soon, however late the wanted one is: what that was for is still to be done.
 * @param alarmAt as for `stands`; all in milliseconds since the epoch
 */
export function alarmToSet(alarmAt: number | null, wanted: number, now: number): number | undefined {
  if (alarmAt === null) return wanted;
  if (!stands(alarmAt, now)) return Math.min(wanted, now + MAKE_UP_MS);
  return alarmAt <= wanted ? undefined : wanted;
}
