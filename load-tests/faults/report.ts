/** The outcome of a scenario in lines for a terminal. */

import type { Outcome } from "./scenario.ts";

/** @param tookMs how long it ran, milliseconds */
export function reportLines({ figures, checks }: Outcome, tookMs: number): string[] {
  const width = Math.max(...figures.map(([name]) => name.length));
  return [
    ...figures.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...checks.map(({ name, problem }) => (problem === "" ? `  ✓ ${name}` : `  ✗ ${name}: ${problem}`)),
    `  in ${(tookMs / 1_000).toFixed(0)} s`,
  ];
}
