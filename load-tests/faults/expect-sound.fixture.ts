/** A scenario in its short form as a test: every check must hold. */

import { expect } from "vitest";
import type { Outcome, Scenario } from "./scenario.ts";

const SHORT_ROUNDS = 5;

/** Runs it; what it prints is shown, with the seed that repeats it. */
export async function expectSound(scenario: Scenario, seed: number): Promise<Outcome> {
  const outcome = await scenario.run({
    seed,
    rounds: SHORT_ROUNDS,
    isShort: true,
    commit: undefined,
    say: (line) => console.log(line),
  });
  console.log(
    `${scenario.name}, seed ${seed}: ${outcome.figures.map((figure) => figure.join(" ")).join(", ")}`,
  );
  expect(outcome.checks.filter(({ problem }) => problem !== "")).toEqual([]);
  expect(outcome.checks.length).toBeGreaterThan(0);
  return outcome;
}
