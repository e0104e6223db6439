/** The comparison's options, each bounded. */

import { parseArgs } from "node:util";
import { readShards, SHARDS_DEFAULT } from "../bench/options.ts";
import { inRepository } from "../local/paths.ts";
import { parsed, whole } from "../local/read-options.ts";
import { UserError } from "../local/user-error.ts";

export interface PeersOptions {
  /** Length of one phase. */
  readonly seconds: number;
  /** Phases of each contender, in turn. */
  readonly rounds: number;
  readonly connections: number;
  /** Of the race: attempts in all, a whole number for each code. */
  readonly attempts: number;
  readonly codes: number;
  /** Of our own campaigns, the race's too. */
  readonly shards: number;
  /** How many milliseconds longer every storage waits for its disk. */
  readonly diskMs: number;
  /** Where the JSON goes, absolute. */
  readonly out: string;
}

const SECONDS_MAX = 60;
const ROUNDS_MAX = 20;
const CONNECTIONS_MAX = 2_000; // keeps every process below the usual 4,096 open files
const ATTEMPTS_MAX = 1_000_000;
const CODES_MAX = 100_000;
/** Slower than the slowest storage that calls itself durable and quick. */
const DISK_MS_MAX = 20;

/** @throws UserError naming the option that is wrong. */
export function readOptions(args: readonly string[]): PeersOptions {
  const given = parse(args);
  const attempts = whole("--attempts", given.attempts, ATTEMPTS_MAX);
  const codes = whole("--codes", given.codes, CODES_MAX);
  if (attempts % codes !== 0 || attempts < 2 * codes) {
    throw new UserError(
      `--attempts must be a whole number of attempts for each of the ${codes} --codes, at least two, not "${attempts}".`,
    );
  }
  const shards = readShards(given.shards);
  if (codes < shards) {
    throw new UserError(`--codes must be at least one for each of the ${shards} --shards, not "${codes}".`);
  }
  const diskMs = readDiskMs(given["disk-ms"]);
  return {
    seconds: whole("--seconds", given.seconds, SECONDS_MAX),
    rounds: whole("--rounds", given.rounds, ROUNDS_MAX),
    connections: whole("--connections", given.connections, CONNECTIONS_MAX),
    attempts,
    codes,
    shards,
    diskMs,
    out: inRepository(given.out ?? (diskMs === 0 ? "dist/peers.json" : `dist/peers-disk-${diskMs}.json`)),
  };
}

function parse(args: readonly string[]) {
  return parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        seconds: { type: "string", default: "4" },
        rounds: { type: "string", default: "5" },
        connections: { type: "string", default: "128" },
        attempts: { type: "string", default: "20000" },
        codes: { type: "string", default: "1000" },
        shards: { type: "string", default: SHARDS_DEFAULT },
        "disk-ms": { type: "string", default: "0" },
        out: { type: "string" },
      },
    }),
  ).values;
}

function readDiskMs(given: string): number {
  const milliseconds = Number(given);
  if (given.trim() === "" || !(milliseconds >= 0 && milliseconds <= DISK_MS_MAX)) {
    throw new UserError(`--disk-ms must be a number from 0 to ${DISK_MS_MAX}, not "${given}".`);
  }
  return milliseconds;
}
