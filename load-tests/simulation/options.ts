/** What `npm run simulate` may be asked for, each bounded. */

import { parseArgs } from "node:util";
import { UserError } from "../local/user-error.ts";

export interface SimulateOptions {
  readonly kind: "seeds" | "mutations";
  readonly from: number;
  /** How many seeds, from that one on. */
  readonly seeds: number;
  /** Print every step. */
  readonly isTraced: boolean;
}

const SEEDS_DEFAULT = 1_000;
/** Beyond this a seed's dates leave the calendar: each begins a day later than the one before. */
const SEED_MAX = 10_000_000;

/** @throws UserError naming the option that is wrong. */
export function readOptions(args: readonly string[]): SimulateOptions {
  const { seed, seeds, from, trace = false, mutations = false } = parse(args);
  if (seed !== undefined && (seeds !== undefined || from !== undefined))
    throw new UserError("Give --seed N for one seed, or --seeds N [--from N] for many.");
  const kind = mutations ? "mutations" : "seeds";
  if (seed !== undefined) return { kind, from: whole("--seed", seed), seeds: 1, isTraced: trace };
  if (trace) throw new UserError("--trace prints every step of one seed: give --seed N with it.");
  return {
    kind,
    from: from === undefined ? 1 : whole("--from", from),
    seeds: seeds === undefined ? SEEDS_DEFAULT : whole("--seeds", seeds),
    isTraced: false,
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    const options = { seed: text, seeds: text, from: text, trace: flag, mutations: flag };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, given: string): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1 || number > SEED_MAX)
    throw new UserError(`${name} must be a whole number from 1 to ${SEED_MAX}, not "${given}".`);
  return number;
}
