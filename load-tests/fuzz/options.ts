/** The fuzz run's options, each bounded. */

import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { parsed, whole } from "../local/read-options.ts";

export interface FuzzOptions {
  /** Answers that must have come, over all roles. */
  readonly requests: number;
  /** Makes the same requests again, as far as the server's answers are the same. */
  readonly seed: number;
}

const REQUESTS_DEFAULT = 20_000;
const REQUESTS_MAX = 1_000_000;
const SEED_MAX = 2 ** 31 - 1;

/** @throws UserError naming the option that is wrong. */
export function readOptions(args: readonly string[]): FuzzOptions {
  const { requests, seed } = parse(args);
  return {
    requests: requests === undefined ? REQUESTS_DEFAULT : whole("--requests", requests, REQUESTS_MAX),
    seed: seed === undefined ? randomInt(1, SEED_MAX) : whole("--seed", seed, SEED_MAX),
  };
}

function parse(args: readonly string[]) {
  return parsed(() =>
    parseArgs({
      args: [...args],
      options: { requests: { type: "string" }, seed: { type: "string" } },
    }),
  ).values;
}
