/** Every attempt, in the order of the list. */

import type { Attempt } from "../attempt.ts";
import { bodies } from "./bodies.ts";
import { browsers } from "./browsers.ts";
import { enumeration } from "./enumeration.ts";
import { guessing } from "./guessing.ts";
import { headers } from "./headers.ts";
import { replay } from "./replay.ts";
import { secondFactor } from "./second-factor.ts";
import { shops } from "./shops.ts";
import { roles, strangers } from "./strangers.ts";
import { tokens } from "./tokens.ts";

export const ATTEMPTS: readonly Attempt[] = [
  ...guessing,
  ...secondFactor,
  ...replay,
  ...tokens,
  ...shops,
  ...strangers,
  ...roles,
  ...bodies,
  ...browsers,
  ...headers,
  ...enumeration,
];
