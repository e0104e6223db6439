/** How badly the world treats the objects. Each seed has its own: some faults are absent, so that others are seen alone. */

import type { Dice } from "./runtime/dice.ts";

export interface Weather {
  /** Shares of calls, 0 … 1. */
  readonly requestLost: number;
  readonly replyLost: number;
  readonly duplicated: number;
  readonly slow: number;
  /** Longest that a slow message takes. */
  readonly slowMs: number;
  /** Share of turns after which the object that had it loses its memory. */
  readonly crash: number;
  /** Share of alarms whose handler is ended by a crash. */
  readonly alarmCrash: number;
  /** Share of writing statements that the disk refuses. */
  readonly diskError: number;
  /** Share of D1's calls that fail: before anything was done, or after all of it was. */
  readonly d1Refused: number;
  readonly d1FailedAfterCommit: number;
  /** Share of D1's calls that take longer than anybody waits. */
  readonly d1Stuck: number;
  readonly alarmLate: number;
  readonly alarmDoubled: number;
  /** Share of commits that are durable only after a while. */
  readonly slowCommit: number;
}

export const CALM: Weather = {
  requestLost: 0,
  replyLost: 0,
  duplicated: 0,
  slow: 0,
  slowMs: 0,
  crash: 0,
  alarmCrash: 0,
  diskError: 0,
  d1Refused: 0,
  d1FailedAfterCommit: 0,
  d1Stuck: 0,
  alarmLate: 0,
  alarmDoubled: 0,
  slowCommit: 0,
};

/** So many faults are absent from a seed, each for itself. */
const ABSENT = 0.4;
/** A crash after every fifth alarm is much; now and then nearly all end so, until the platform gives an alarm up. */
const ALARM_CRASH_USUAL = 0.2;
const ALARM_CRASH_ALWAYS = 0.95;

export function drawWeather(dice: Dice): Weather {
  const some = (most: number) => (dice.happens(ABSENT) ? 0 : dice.upTo(most));
  return {
    requestLost: some(0.15),
    replyLost: some(0.15),
    duplicated: some(0.2),
    slow: some(0.3),
    slowMs: dice.oneOf([50, 1_000, 8_000]), // below a turn's length, below any patience, above a shard's 5 s
    crash: some(0.03),
    alarmCrash: dice.happens(0.1) ? ALARM_CRASH_ALWAYS : some(ALARM_CRASH_USUAL),
    diskError: some(0.03),
    d1Refused: some(0.3),
    d1FailedAfterCommit: some(0.3),
    d1Stuck: some(0.1),
    alarmLate: some(0.3),
    alarmDoubled: some(0.3),
    slowCommit: some(0.2),
  };
}
