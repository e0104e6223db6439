/** Every scenario there is, in the order in which they run. */

import type { Scenario } from "./scenario.ts";
import { kill } from "./scenarios/kill.ts";

export const SCENARIOS: readonly Scenario[] = [kill];
