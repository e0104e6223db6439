/**
 * `npm run faults [-- --rounds 50] [--seed N] [--scenario name] [--with commit]`: the built Worker on the real runtime
 * while the world fails around it, and after each fault whether what was promised holds (docs/faults.md).
 */

import { randomInt } from "node:crypto";
import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { SCENARIOS } from "./all.ts";
import { readOptions } from "./options.ts";
import { reportLines } from "./report.ts";
import type { Scenario } from "./scenario.ts";

const SEED_END = 2 ** 31;

await runCommand(async () => {
  endOnSignals();
  const options = readOptions(
    process.argv.slice(2),
    SCENARIOS.map(({ name }) => name),
  );
  const { rounds, commit, scenario: wanted } = options;
  const seed = options.seed ?? randomInt(1, SEED_END);
  await build(say);
  say(`Seed ${seed}`);
  let isSound = true;
  for (const scenario of SCENARIOS) {
    if (wanted !== undefined && wanted !== scenario.name) continue;
    const missing = absenceOf(scenario, commit);
    if (missing !== undefined) {
      say(`\n${scenario.name}: left out, ${missing}`);
      // Asked for by name, it was meant to run.
      if (wanted !== undefined) isSound = false;
      continue;
    }
    say(`\n${scenario.name}: ${scenario.about}`);
    const startedAt = performance.now();
    const outcome = await scenario.run({ seed, rounds, isShort: false, commit, say });
    for (const line of reportLines(outcome, performance.now() - startedAt)) say(line);
    isSound &&= outcome.checks.every(({ problem }) => problem === "");
  }
  say(isSound ? "\nEverything holds." : "\nNOT everything holds.");
  process.exit(isSound ? 0 : 1);
});

function absenceOf({ name, lacks }: Scenario, commit: string | undefined): string | undefined {
  if (name === "versions" && commit === undefined) return "no --with <commit> to run beside this version";
  return lacks?.();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
