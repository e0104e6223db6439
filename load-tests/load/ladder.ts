/** How `peak` climbs until the service breaks, and where the knee is. Pure. */

import type { Step } from "../measured/figures.ts";

export interface LadderSettings {
  /** Offered first, a second. */
  readonly from: number;
  /** Each rung over the one before; above 1. */
  readonly factor: number;
  readonly stepsMax: number;
  /** The bound on p99 up to which a rate counts as met, milliseconds. */
  readonly p99Ms: number;
}

/** How near the highest met rate and the lowest broken one come before the knee is said: 5 % is within the noise. */
const NEAR_ENOUGH = 1.05;
/** One hiccup of a shared machine is no knee: a rate is broken when it failed twice. */
const FAILURES_TO_BREAK = 2;

/** Whether a rate was met: nothing dropped, nothing failed, p99 below the bound. */
export function isMet(step: Step, { p99Ms }: Pick<LadderSettings, "p99Ms">): boolean {
  return step.dropped === 0 && step.failures === 0 && step.latency.p99 < p99Ms;
}

/** The highest offered rate that was met; 0 when none was. */
export function kneeOf(steps: readonly Step[], settings: Pick<LadderSettings, "p99Ms">): number {
  const broken = lowestBroken(steps, settings);
  // A rate above one that broke twice was luck.
  return Math.max(0, ...metRates(steps, settings).filter((rate) => rate < broken));
}

/** The rate to offer next; undefined when the knee is known, or the steps have run out. */
export function nextRate(steps: readonly Step[], settings: LadderSettings): number | undefined {
  const { from, factor, stepsMax } = settings;
  if (steps.length >= stepsMax) return undefined;
  const last = steps.at(-1);
  if (last === undefined) return from;
  const failed = steps.filter(
    (step) => !isMet(step, settings) && step.offeredPerSecond === last.offeredPerSecond,
  );
  if (!isMet(last, settings) && failed.length < FAILURES_TO_BREAK) return last.offeredPerSecond;
  const broken = lowestBroken(steps, settings);
  const knee = kneeOf(steps, settings);
  if (broken === Number.POSITIVE_INFINITY) return Math.round(last.offeredPerSecond * factor);
  if (knee === 0) return downFrom(broken, factor);
  const middle = Math.round((knee + broken) / 2);
  return broken / knee <= NEAR_ENOUGH || middle === knee || middle === broken ? undefined : middle;
}

/** Already the first rate was too much: the ladder goes down instead. */
function downFrom(rate: number, factor: number): number | undefined {
  const lower = Math.floor(rate / factor);
  return lower < 1 ? undefined : lower;
}

function metRates(steps: readonly Step[], settings: Pick<LadderSettings, "p99Ms">): number[] {
  return steps.filter((step) => isMet(step, settings)).map(({ offeredPerSecond }) => offeredPerSecond);
}

function lowestBroken(steps: readonly Step[], settings: Pick<LadderSettings, "p99Ms">): number {
  const failures = new Map<number, number>();
  for (const step of steps) {
    if (isMet(step, settings)) continue;
    failures.set(step.offeredPerSecond, (failures.get(step.offeredPerSecond) ?? 0) + 1);
  }
  const broken = [...failures].filter(([, count]) => count >= FAILURES_TO_BREAK).map(([rate]) => rate);
  return Math.min(Number.POSITIVE_INFINITY, ...broken);
}
