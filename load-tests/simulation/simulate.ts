/**
 * `npm run simulate [-- --seeds N] [--from N]`: the real shards, desk and board through N made-up histories, each from
 * one number, with crashes, lost and doubled messages, a D1 that fails and clocks that jump. A seed that breaks a
 * promise is printed with its last steps and ends the run; `-- --seed N --trace` shows all of it again.
 * `-- --mutations`: breaks the sources on purpose, in copies, and shows that each break is found.
 */

import "./runtime/hooks.ts"; // before anything that imports an object
import { UserError } from "../local/user-error.ts";
import { runMutations } from "./mutations/run-mutations.ts";
import { readOptions } from "./options.ts";

const PROGRESS_SEEDS = 1_000;

try {
  const options = readOptions(process.argv.slice(2));
  const isSound = await (options.kind === "mutations" ? runMutations(options, say) : runSeeds(options));
  process.exitCode = isSound ? 0 : 1;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function runSeeds({ from, seeds, isTraced }: ReturnType<typeof readOptions>): Promise<boolean> {
  const { runSeed } = await import("./run-seed.ts"); // the objects come with it
  const startedAt = performance.now();
  const counts = new Map<string, number>();
  let steps = 0;
  let wins = 0;
  for (let seed = from; seed < from + seeds; seed++) {
    const verdict = await runSeed(seed, isTraced ? say : undefined);
    steps += verdict.steps;
    wins += verdict.wins;
    for (const [fault, times] of verdict.counts) counts.set(fault, (counts.get(fault) ?? 0) + times);
    const { broken } = verdict;
    if (broken) {
      if (!isTraced) for (const line of broken.lastSteps) say(line);
      say(`\nSeed ${seed} breaks promise ${broken.promise}: ${broken.message}`);
      say(`See all of it: npm run simulate -- --seed ${seed} --trace`);
      return false;
    }
    const done = seed - from + 1;
    if (done % PROGRESS_SEEDS === 0 && done < seeds) say(`${done} seeds, ${steps} steps …`);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  for (const [fault, times] of [...counts].sort()) say(`${String(times).padStart(9)} ${fault}`);
  say(`${seeds} seeds from ${from}, ${steps} steps, ${wins} wins told, no promise broken, in ${seconds} s.`);
  return true;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
