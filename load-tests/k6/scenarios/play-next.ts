/** An iteration of most scenarios: the next player plays the next code. */

import exec from "k6/execution";
import { codeOf, inTurn, players } from "../house/inputs.ts";
import { play } from "../house/play.ts";

/** Each code is for one iteration of the whole test, so a second win of it would be the service's fault. */
export function playNext(): void {
  const iteration = exec.scenario.iterationInTest;
  play(inTurn(players, iteration), codeOf(iteration));
}
