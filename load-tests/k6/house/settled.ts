/** Whether a run has settled: its latencies are taken from then on. What it does before is counted and verified as all else. */

import exec from "k6/execution";
import { numberSettingOr } from "./environment.ts";

/** While a thousand connections are opened and a thousand sessions read at the same instant. 0: everything counts. */
const SETTLING_MS = 1_000 * numberSettingOr("SETTLING_SECONDS", 0);

export function isSettled(): boolean {
  return exec.instance.currentTestRunDuration >= SETTLING_MS;
}
