/**
 * `npm run fuzz [-- --requests N] [--seed S]`: requests made from the served description, right ones and wrong ones, as
 * anonymous, client, employee and administrator, against a server of its own. Fails on any 5xx, on any answer that the
 * description does not allow, and when fewer than N requests (20,000) were answered.
 */

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { inRepository } from "../local/paths.ts";
import { type FuzzOptions, readOptions } from "./options.ts";
import { installSchemathesis, runSchemathesis } from "./schemathesis.ts";
import { type FuzzRole, ROLES, type Stage, setStage, writeDictionaries } from "./stage.ts";
import { formatTally, neverSucceeded, readTally } from "./tally.ts";

/** Two to three times what the whole run takes on two busy cores. */
const TIME_LIMIT_MS = 20 * 60_000;
/** In a run of this size nearly every operation succeeds for somebody; else it was refusals alone that were looked at. */
const FULL_RUN_REQUESTS = 20_000;
/** Chance may leave out a few: what can still be done depends on what was done before. */
const UNTESTED_MAX = 3;
const PROGRESS_MS = 10_000;
/** Rounds of one role, each with another seed: the first is aimed at the role's share, the others send what it lacked. */
const ROUNDS_MAX = 6;
const EXAMPLES_MIN = 5;
/** What the coverage phase sends, whatever is asked: a run too small for that leaves it out. */
const COVERAGE_REQUESTS = 2_100;
/** The more a role may do, the more there is behind its answers than a refusal. */
const SHARES: Readonly<Record<FuzzRole, number>> = {
  anonymous: 0.15,
  client: 0.25,
  employee: 0.25,
  administrator: 0.35,
};
const LOGS = inRepository("dist/fuzz");

await runCommand(async () => {
  endOnSignals();
  const options = readOptions(process.argv.slice(2));
  const schemathesis = installSchemathesis(say);
  await build(say);
  const scratch = mkdtempSync(join(tmpdir(), "thetiptop-fuzz-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  rmSync(LOGS, { recursive: true, force: true });
  mkdirSync(LOGS, { recursive: true });
  const serverLog: string[] = [];
  const stage = await setStage(join(scratch, "data"), (line) => serverLog.push(line));
  try {
    for (const name of ["schemathesis.toml", "hooks.py"]) {
      copyFileSync(inRepository("load-tests/fuzz", name), join(scratch, name));
    }
    writeDictionaries(stage.values, scratch);
    const startedAt = performance.now();
    const failed = await fuzz({ stage, schemathesis, scratch, options, until: Date.now() + TIME_LIMIT_MS });
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    writeFileSync(join(LOGS, "server.log"), serverLog.join("\n"));
    const tallies = ROLES.map((role) => readTally(tallyFile(scratch, role)));
    for (const [index, tally] of tallies.entries()) {
      say(`${ROLES[index]}: ${tally.total} requests (${formatTally(tally)})`);
    }
    const untested = neverSucceeded(tallies);
    say(`Operations that never answered with a 2xx: ${untested.join(", ") || "none"}`);
    const total = tallies.reduce((sum, tally) => sum + tally.total, 0);
    say(
      `${total} requests in ${seconds} s, seed ${options.seed}; failures as: ${failed.join(", ") || "nobody"}`,
    );
    if (total < options.requests) say(`Fewer than ${options.requests} requests were answered.`);
    const isComplete =
      total >= options.requests && (untested.length <= UNTESTED_MAX || total < FULL_RUN_REQUESTS);
    process.exitCode = failed.length === 0 && isComplete ? 0 : 1;
  } finally {
    await stage.server.stop();
  }
});

interface Fuzzing {
  readonly stage: Stage;
  readonly schemathesis: string;
  readonly scratch: string;
  readonly options: FuzzOptions;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Fuzzes as one role after the other. @returns the roles that found something */
async function fuzz(fuzzing: Fuzzing): Promise<FuzzRole[]> {
  const failed: FuzzRole[] = [];
  for (const role of ROLES) {
    const progress = setInterval(() => {
      say(`  ${role}: ${readTally(tallyFile(fuzzing.scratch, role)).total} requests …`);
    }, PROGRESS_MS);
    try {
      const share = Math.ceil(fuzzing.options.requests * SHARES[role]);
      if (!(await fuzzAs(role, share, fuzzing))) failed.push(role);
    } finally {
      clearInterval(progress);
    }
  }
  return failed;
}

/** Fuzzes as one role until its share was answered. @returns whether it was, and nothing was found */
async function fuzzAs(role: FuzzRole, share: number, fuzzing: Fuzzing): Promise<boolean> {
  const { stage, schemathesis, scratch, options, until } = fuzzing;
  const people = join(scratch, `${role}.json`);
  writeFileSync(people, JSON.stringify({ ...stage.people[role], bodies: stage.bodies }));
  const firstPhases = share < COVERAGE_REQUESTS ? "fuzzing" : "coverage,fuzzing,stateful";
  let isClean = true;
  let examples = EXAMPLES_MIN;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    if (Date.now() >= until) return false;
    const { total, operations } = readTally(tallyFile(scratch, role));
    if (round > 0) {
      if (total >= share) break;
      examples = Math.max(EXAMPLES_MIN, Math.ceil((share - total) / Math.max(operations.size, 1)));
    }
    // Another one for each role and round: the same requests twice would show nothing new.
    const seed = String(options.seed + ROLES.indexOf(role) * ROUNDS_MAX + round);
    const log = join(LOGS, `${role}-${round}.log`);
    const exitCode = await runSchemathesis(schemathesis, {
      args: [
        ...["run", `${stage.server.url}/openapi.json`, "--no-color"],
        ...["--phases", round === 0 ? firstPhases : "fuzzing"],
        ...["--max-examples", String(examples), "--seed", seed],
        ...["--suppress-health-check", "all"], // they are about how fast requests can be made up
      ],
      folder: scratch,
      env: { FUZZ_PEOPLE: people, FUZZ_TALLY: tallyFile(scratch, role), FUZZ_SEED: seed },
      log,
      timeoutMs: Math.max(1, until - Date.now()),
    });
    if (exitCode !== 0) {
      isClean = false;
      say(readFileSync(log, "utf8"));
      if (exitCode === undefined) say(`As ${role}: stopped before its end.`);
    }
  }
  return isClean && readTally(tallyFile(scratch, role)).total >= share;
}

function tallyFile(scratch: string, role: FuzzRole): string {
  return join(scratch, `${role}.tally`);
}

function say(line: string): void {
  console.log(line);
}
