/** The options of `npm run bench:size`, each bounded. */

import { parseArgs } from "node:util";
import { inRepository } from "../local/paths.ts";
import { parsed, whole } from "../local/read-options.ts";
import { UserError } from "../local/user-error.ts";
import { PLAYS_PER_VISIT } from "./arms.ts";

export interface SizeOptions {
  readonly rounds: number;
  /** Shards played on in a phase of the comparison by size, 900 plays each. */
  readonly visits: number;
  /** Plays of a phase, whatever is compared. */
  readonly playsPerPhase: number;
  readonly connections: number;
  readonly shardCounts: readonly number[];
  /** Where the JSON goes, absolute. */
  readonly out: string;
}

const ROUNDS_MAX = 20;
/** 20 rounds of 30 visits are 630 small campaigns of each format: as many as are created in a few minutes. */
const VISITS_MAX = 30;
const CONNECTIONS_MAX = 1_000; // keeps both processes below the usual 4,096 open files
/** What the prefix of a decimal code can name. */
const SHARD_COUNTS = [1, 10, 100, 1000];

/** @throws UserError naming the option that is wrong. */
export function readOptions(args: readonly string[]): SizeOptions {
  const { rounds, visits, connections, shards, out } = parse(args);
  const visitCount = whole("--visits", visits, VISITS_MAX);
  return {
    rounds: whole("--rounds", rounds, ROUNDS_MAX),
    visits: visitCount,
    playsPerPhase: visitCount * PLAYS_PER_VISIT,
    connections: whole("--connections", connections, CONNECTIONS_MAX),
    shardCounts: shardCountsOf(shards),
    out: inRepository(out),
  };
}

function parse(args: readonly string[]) {
  return parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        rounds: { type: "string", default: "5" },
        visits: { type: "string", default: "10" },
        connections: { type: "string", default: "128" },
        shards: { type: "string", default: SHARD_COUNTS.join() },
        out: { type: "string", default: "dist/size.json" },
      },
    }),
  ).values;
}

function shardCountsOf(given: string): number[] {
  const counts = given.split(",").map(Number);
  if (
    counts[0] !== 1 ||
    counts.some((count, index) => !SHARD_COUNTS.includes(count) || counts.indexOf(count) !== index)
  )
    throw new UserError(
      `--shards must begin with 1, which the others are compared with, and name each of ${SHARD_COUNTS.join(", ")} once at most, not "${given}".`,
    );
  return counts;
}
