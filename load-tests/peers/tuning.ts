/** Finds the settings that a peer is fastest with: one knob after the other, each by a short measurement. */

import type { Knobs, Settings } from "./contender.ts";

/** One short measurement of the search. */
export interface Trial {
  readonly settings: Settings;
  readonly perSecond: number;
}

export interface Tuned {
  readonly best: Settings;
  /** In the order in which they were made. */
  readonly trials: readonly Trial[];
}

/**
 * Begins with the first choice of every knob and keeps another where it measured faster.
 * @param measure redemptions a second with the settings
 */
export async function bestSettings(
  knobs: Knobs,
  measure: (settings: Settings) => Promise<number>,
): Promise<Tuned> {
  const trials: Trial[] = [];
  async function attempt(settings: Settings): Promise<Trial> {
    const trial = { settings, perSecond: await measure(settings) };
    trials.push(trial);
    return trial;
  }

  const first: Settings = Object.fromEntries(Object.entries(knobs).map(([name, [choice]]) => [name, choice]));
  if (Object.keys(knobs).length === 0) return { best: first, trials };
  let best = await attempt(first);
  for (const [name, [, ...others]] of Object.entries(knobs)) {
    for (const value of others) {
      const trial = await attempt({ ...best.settings, [name]: value });
      if (trial.perSecond > best.perSecond) best = trial;
    }
  }
  return { best: best.settings, trials };
}
