/** Every scenario there is, in the order in which they run. */

import type { Scenario } from "./scenario.ts";
import { database } from "./scenarios/database.ts";
import { disk } from "./scenarios/disk.ts";
import { kill } from "./scenarios/kill.ts";
import { mail } from "./scenarios/mail.ts";
import { upstash } from "./scenarios/upstash.ts";
import { versions } from "./scenarios/versions.ts";

export const SCENARIOS: readonly Scenario[] = [kill, database, mail, upstash, disk, versions];
