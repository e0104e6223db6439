/**
 * `npm run bench:peers`: the same play by other designs, each tuned as its users would, in turn with ours in one
 * run, because figures taken minutes apart on a shared machine cannot be compared. Then many players race for each
 * code of every design, on a stock that ends within the race.
 * Options: --seconds 4 --rounds 5 --connections 128 --attempts 20000 --codes 1000 --shards 10 --disk-ms 0
 * --out dist/peers.json
 */

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startRacer } from "../bench/generator-process.ts";
import { type Stage, setStage } from "../bench/stage.ts";
import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { readSecrets } from "../local/secrets.ts";
import type { PeersRun } from "../measured/figures.ts";
import { thisMachine } from "../measured/machine.ts";
import type { Contender, Fill } from "./contender.ts";
import { openContenders } from "./contenders/all.ts";
import { Contest, WARM_UP_SECONDS } from "./contest.ts";
import { type PeersOptions, readOptions } from "./options.ts";
import { raceCourse } from "./race-course.ts";
import { figuresOf, headingOf, type Measured, tableOf } from "./report.ts";
import { stockFor } from "./stock.ts";
import { AbsentError } from "./storage/absent.ts";
import { findPostgres, findRedis } from "./storage/installed.ts";
import { findCompiler, makeDisk } from "./storage/slow-disk.ts";

/** Redis without a disk write before the answer reached 29,000: a phase must end by its time, not for want of codes. */
const REDEMPTIONS_PER_SECOND_MAX = 40_000;
/** Of the design that is fastest; the slower ones have more knobs and use far fewer codes. */
const TRIALS = 5;
const ABSENT_EXIT_CODE = 2;
/** Every generator, server and storage is to end with this process: more listeners than Node takes for a mistake. */
const EXIT_LISTENERS_MAX = 40;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  exitWhenAbsent(options);
  endOnSignals();
  process.setMaxListeners(EXIT_LISTENERS_MAX);
  const scratch = scratchFolder();
  await build((line) => console.log(line));
  console.log("Preparing the campaign, the players, the codes and six servers …");
  const tickets = ticketsFor(options);
  const dataDir = join(scratch, "data");
  const disk = makeDisk(scratch, options.diskMs);
  const stage = await setStage({
    dataDir,
    ticketCount: tickets,
    shardCount: options.shards,
    environment: disk.environmentOf("workerd"),
  });
  const { sessionSecret } = readSecrets(dataDir);
  const fill: Fill = { codes: stage.codes, stock: stockFor(tickets) };
  const { contenders, stop } = await openContenders({
    scratch,
    stage,
    secret: sessionSecret,
    fill,
    disk,
  });
  await disk.assertInEffect();
  const sound = await compare(contenders, { options, stage, dataDir, fill });
  await stop();
  process.exit(sound ? 0 : 1);
});

interface Setting {
  readonly options: PeersOptions;
  readonly stage: Stage;
  readonly dataDir: string;
  readonly fill: Fill;
}

/** @returns whether every storage held what players were told. */
async function compare(contenders: readonly Contender[], setting: Setting): Promise<boolean> {
  const { options, stage, dataDir, fill } = setting;
  const course = { ...options, tokens: stage.tokens, fill };
  const contests = contenders.map((contender) => new Contest(contender, course));
  for (const contest of contests) {
    await contest.prepare();
    console.log(`${contest.contender.name}: ${contest.tuning}`);
  }
  console.log(`\n${headingOf(options)}`);
  for (let round = 0; round < options.rounds; round++) {
    for (const contest of contests) await contest.round();
  }
  const problems: string[] = [];
  for (const contest of contests) problems.push(...named(contest, await contest.reckon()));

  console.log(`${options.attempts} attempts at ${options.codes} codes of each …\n`);
  const race = await raceCourse(stage, dataDir, options);
  const runRace = startRacer();
  const measured: Measured[] = [];
  for (const contest of contests) {
    const { contender, tuning, rounds, trials, acknowledged } = contest;
    const { doubleSpend, problems: ofRace } = await contest.race(runRace, race);
    problems.push(...named(contest, ofRace));
    measured.push({ name: contender.name, tuning, rounds, doubleSpend, trials, acknowledged });
  }
  report(options, measured, problems);
  return problems.length === 0;
}

function named({ contender }: Contest, problems: readonly string[]): string[] {
  return problems.map((problem) => `${contender.name}: ${problem}`);
}

function report(options: PeersOptions, measured: readonly Measured[], problems: readonly string[]): void {
  const ours = measured[0]?.rounds ?? [];
  const run: PeersRun = {
    kind: "peers",
    at: new Date().toISOString(),
    machine: thisMachine(),
    rounds: options.rounds,
    secondsPerPhase: options.seconds,
    connections: options.connections,
    diskMs: options.diskMs,
    peers: measured.map((one) => figuresOf(one, ours)),
    problems,
  };
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(run, null, 2)}\n`);
  console.log(`${headingOf(options)}\n${tableOf(run.peers)}`);
  console.log(
    problems.length === 0
      ? "\nVerified: every storage holds each win that a player was told of, and the exact designs their exact stock."
      : `\nNOT EQUAL:\n${problems.join("\n")}`,
  );
  console.log(`Written to ${options.out}`);
}

/** Before anything is built or started. */
function exitWhenAbsent({ diskMs }: PeersOptions): void {
  try {
    if (diskMs > 0) findCompiler();
    findPostgres();
    findRedis();
  } catch (error) {
    if (!(error instanceof AbsentError)) throw error;
    console.error(error.message);
    process.exit(ABSENT_EXIT_CODE);
  }
}

/** Gone with this process. PostgreSQL's own user must be able to pass through it. */
function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "thetiptop-peers-"));
  chmodSync(folder, 0o711);
  // Servers that were just told to end may still be writing.
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return folder;
}

function ticketsFor({ rounds, seconds }: PeersOptions): number {
  const trialSeconds = TRIALS * (seconds / 2 + WARM_UP_SECONDS);
  const roundSeconds = rounds * (seconds + WARM_UP_SECONDS);
  return Math.ceil(roundSeconds + trialSeconds + WARM_UP_SECONDS) * REDEMPTIONS_PER_SECOND_MAX;
}
