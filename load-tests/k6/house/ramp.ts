/** The opening minute as a curve of arrival rates. Pure: the runner counts with it how many codes a run needs. */

export interface Stage {
  /** Iterations a second that are reached at its end. */
  readonly target: number;
  readonly seconds: number;
}

export const SPIKE_FACTOR = 20;
export const SPIKE_SECONDS = 10;
const CALM_SECONDS = 5;

/** Calm, then twenty times as many within ten seconds, held, and calm again. */
export function spikeStages(baseRate: number, holdSeconds: number): readonly Stage[] {
  const top = baseRate * SPIKE_FACTOR;
  return [
    { target: baseRate, seconds: CALM_SECONDS },
    { target: top, seconds: SPIKE_SECONDS },
    { target: top, seconds: holdSeconds },
    { target: baseRate, seconds: CALM_SECONDS },
    { target: baseRate, seconds: CALM_SECONDS },
  ];
}

/** Iterations that a curve offers in all, rounded up. */
export function offeredBy(startRate: number, stages: readonly Stage[]): number {
  let rate = startRate;
  let offered = 0;
  for (const { target, seconds } of stages) {
    offered += ((rate + target) / 2) * seconds;
    rate = target;
  }
  return Math.ceil(offered);
}
