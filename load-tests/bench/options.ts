/** The bench's options, each bounded. */

import { parseArgs } from "node:util";
import { FORMATS } from "../../durable-objects/codes/format.ts";
import { inRepository } from "../local/paths.ts";
import { parsed, whole } from "../local/read-options.ts";
import { UserError } from "../local/user-error.ts";

export interface BenchOptions {
  /** Length of one phase. */
  readonly seconds: number;
  /** Pairs of ping and play at each connection count. */
  readonly rounds: number;
  readonly connectionCounts: readonly number[];
  /** Of the campaign that is played. */
  readonly shards: number;
  /** Where the JSON goes, absolute. */
  readonly out: string;
}

const SECONDS_MAX = 60;
const ROUNDS_MAX = 20;
const CONNECTIONS_MAX = 2_000; // keeps both processes below the usual 4,096 open files

export const CODE_FORMAT = "decimal-10";
/** As the demo at most: each of them is a file with commits of its own, and a machine has one disk. */
const SHARDS_MAX = 100;
export const SHARD_COUNTS = FORMATS[CODE_FORMAT].shardCounts.filter((count) => count <= SHARDS_MAX);
/** Fewer leave nothing to share, and more only cost on one machine: a file and commits of its own each. */
export const SHARDS_DEFAULT = "10";

/** @throws UserError naming the option that is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { seconds, rounds, connections, shards, out } = parse(args);
  return {
    seconds: whole("--seconds", seconds, SECONDS_MAX),
    rounds: whole("--rounds", rounds, ROUNDS_MAX),
    connectionCounts: connections.split(",").map((count) => whole("--connections", count, CONNECTIONS_MAX)),
    shards: readShards(shards),
    out: inRepository(out),
  };
}

function parse(args: readonly string[]) {
  return parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        seconds: { type: "string", default: "4" },
        rounds: { type: "string", default: "3" },
        connections: { type: "string", default: "32,64,128,256,512" },
        shards: { type: "string", default: SHARDS_DEFAULT },
        out: { type: "string", default: "dist/bench.json" },
      },
    }),
  ).values;
}

/** Reads `--shards`. @throws UserError when codes cannot name so many */
export function readShards(given: string): number {
  const shards = Number(given);
  if (!SHARD_COUNTS.includes(shards)) {
    throw new UserError(`--shards must be one of ${SHARD_COUNTS.join(", ")}, not "${given}".`);
  }
  return shards;
}
