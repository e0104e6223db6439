/** What `npm run faults` may be asked for, each bounded. */

import { parseArgs } from "node:util";
import { parsed, whole } from "../local/read-options.ts";
import { UserError } from "../local/user-error.ts";

export interface FaultsOptions {
  readonly rounds: number;
  /** Undefined for any; the run prints the one it took. */
  readonly seed: number | undefined;
  /** Undefined for every one. */
  readonly scenario: string | undefined;
  readonly commit: string | undefined;
}

const ROUNDS_DEFAULT = 50;
/** A round takes some seconds: this is a night. */
const ROUNDS_MAX = 5_000;
const SEED_MAX = 2 ** 31;
/** A name of git's that no shell and no option of git can misread. */
const COMMIT = /^[0-9A-Za-z][0-9A-Za-z._/-]{0,99}$/;
const VERSIONS = "versions";

/**
 * @param names the scenarios there are
 * @throws UserError naming the option that is wrong
 */
export function readOptions(args: readonly string[], names: readonly string[]): FaultsOptions {
  const text = { type: "string" } as const;
  const given = parsed(
    () =>
      parseArgs({ args: [...args], options: { rounds: text, seed: text, scenario: text, with: text } })
        .values,
  );
  const { scenario, with: commit } = given;
  if (scenario !== undefined && !names.includes(scenario))
    throw new UserError(`--scenario must be one of ${names.join(", ")}, not "${scenario}".`);
  if (commit !== undefined && !COMMIT.test(commit))
    throw new UserError(`--with must be the name of a commit, not "${commit}".`);
  if (commit !== undefined && scenario !== undefined && scenario !== VERSIONS)
    throw new UserError(`--with is for the scenario ${VERSIONS}.`);
  if (scenario === VERSIONS && commit === undefined)
    throw new UserError(
      `--scenario ${VERSIONS} needs --with <commit>: the version that runs beside this one.`,
    );
  return {
    rounds: given.rounds === undefined ? ROUNDS_DEFAULT : whole("--rounds", given.rounds, ROUNDS_MAX),
    seed: given.seed === undefined ? undefined : whole("--seed", given.seed, SEED_MAX),
    scenario,
    commit,
  };
}
