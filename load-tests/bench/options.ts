/** The bench's options, each bounded. */

import { parseArgs } from "node:util";
import { inRepository } from "../local/paths.ts";
import { UserError } from "../local/user-error.ts";

export interface BenchOptions {
  /** Length of one phase. */
  readonly seconds: number;
  /** Pairs of ping and play at each connection count. */
  readonly rounds: number;
  readonly connectionCounts: readonly number[];
  /** Where the JSON goes, absolute. */
  readonly out: string;
}

const SECONDS_MAX = 60;
const ROUNDS_MAX = 20;
const CONNECTIONS_MAX = 2_000; // keeps both processes below the usual 4,096 open files

/** @throws UserError naming the option that is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { seconds, rounds, connections, out } = parse(args);
  return {
    seconds: whole("--seconds", seconds, SECONDS_MAX),
    rounds: whole("--rounds", rounds, ROUNDS_MAX),
    connectionCounts: connections.split(",").map((count) => whole("--connections", count, CONNECTIONS_MAX)),
    out: inRepository(out),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seconds: { type: "string", default: "4" },
        rounds: { type: "string", default: "3" },
        connections: { type: "string", default: "32,64,128,256,512" },
        out: { type: "string", default: "dist/bench.json" },
      },
    }).values;
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, given: string, max: number): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1 || number > max) {
    throw new UserError(`${name} must be a whole number from 1 to ${max}, not "${given}".`);
  }
  return number;
}
