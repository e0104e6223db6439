/**
 * Plays every code it was given, as fast as the answers come: a closed loop of a few virtual users, each with several
 * plays under way over kept connections. An iteration is one batch of codes, so that k6's own work is shared by many.
 */

import exec from "k6/execution";
import { numberSetting } from "../house/environment.ts";
import { codeOf, codes, inTurn, players } from "../house/inputs.ts";
import { optionsOf } from "../house/options.ts";
import { type Attempt, playAtOnce } from "../house/play.ts";

const BATCH = numberSetting("BATCH");
/** So many unanswered plays mean that the server is gone, and the rest would only be counted as failures too. */
const FAILURES_MAX = 200;

export const options = {
  ...optionsOf(
    {
      "sell-out": {
        executor: "shared-iterations" as const,
        vus: numberSetting("USERS"),
        iterations: Math.ceil(codes.length / BATCH),
        maxDuration: `${numberSetting("SECONDS")}s`,
      },
    },
    {},
    { batch: BATCH, batchPerHost: BATCH },
  ),
  thresholds: {
    outcome_failed: ["count==0", { threshold: `count<${FAILURES_MAX}`, abortOnFail: true }],
  },
};

export default function sellOut(): void {
  const iteration = exec.scenario.iterationInTest;
  const first = iteration * BATCH;
  const player = inTurn(players, iteration);
  const attempts: Attempt[] = [];
  // A shared list has an index and a length, and no slice.
  for (let at = first; at < Math.min(first + BATCH, codes.length); at++)
    attempts.push({ player, code: codeOf(at) });
  playAtOnce(attempts);
}

export { handleSummary } from "../house/options.ts";
