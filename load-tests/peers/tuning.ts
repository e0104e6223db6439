/** Finds the settings that a peer is fastest with: one knob after the other, each by a short measurement. */

import type { Knobs, Settings } from "./contender.ts";

/**
 * Begins with the first choice of every knob and keeps another where it measured faster.
 * @param measure what the settings achieve; higher is better
 */
export async function bestSettings(
  knobs: Knobs,
  measure: (settings: Settings) => Promise<number>,
): Promise<Settings> {
  let best: Settings = Object.fromEntries(Object.entries(knobs).map(([name, [first]]) => [name, first]));
  if (Object.keys(knobs).length === 0) return best;
  let fastest = await measure(best);
  for (const [name, [, ...others]] of Object.entries(knobs)) {
    for (const value of others) {
      const settings = { ...best, [name]: value };
      const perSecond = await measure(settings);
      if (perSecond <= fastest) continue;
      fastest = perSecond;
      best = settings;
    }
  }
  return best;
}

/** How many measurements that takes. */
export function trialsOf(knobs: Knobs): number {
  const choices = Object.values(knobs);
  return choices.length === 0 ? 0 : choices.reduce((sum, { length }) => sum + length - 1, 1);
}
