/**
 * `npm run load -- <scenario> [options]`: real k6 on seeded players and single-use codes, then the verifier. Against a
 * server of its own unless a deployed one is named by `--url`. Exit code 0 when every threshold held, nothing was
 * dropped and the verdict is sound; 2 when there is no k6.
 */

import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { inRepository } from "../local/paths.ts";
import type { LoadRun } from "../measured/figures.ts";
import { deployedTarget } from "./deployed-target.ts";
import { findK6 } from "./find-k6.ts";
import { localTarget } from "./local-target.ts";
import { type RunOptions, readCommand } from "./options.ts";
import { runPeak, ticketsForPeak } from "./peak.ts";
import { prepare } from "./prepare.ts";
import { isGood, reportLines } from "./report.ts";
import { runScenario, type Setting } from "./run-scenario.ts";
import { needsOf } from "./scenarios.ts";
import { sellOut } from "./sell-out.ts";
import { verifyFiles } from "./verify-files.ts";

/** A shard has at least so many tickets (durable-objects/codes/shard-count.ts), and the smallest campaign one shard. */
const TICKETS_MIN = 10_000;
const EXIT_ABSENT = 2;

function say(line: string): void {
  console.log(line);
}

async function run(options: RunOptions): Promise<boolean> {
  const found = findK6(say);
  if (found.kind === "absent") {
    console.error(found.advice);
    process.exit(EXIT_ABSENT);
  }
  const folder = mkdtempSync(join(tmpdir(), "thetiptop-k6-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const figures = await figuresOf(options, found.path, folder);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(figures, null, 2)}\n`);
  for (const line of reportLines(figures)) say(line);
  say(`Written to ${options.out}`);
  keepWins(folder, options.scenario);
  return isGood(figures);
}

/** What players were told in the last run of a scenario, for whoever wants to verify it again. */
function keepWins(folder: string, scenario: string): void {
  const files = globSync("*/wins.log", { cwd: folder });
  if (files.length === 0) return; // the sell-out keeps its own beside its data
  const kept = inRepository("dist/load", scenario);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const file of files) cpSync(join(folder, file), join(kept, `${dirname(file)}.log`));
  say(`What players were told is in ${kept}`);
}

async function figuresOf(options: RunOptions, k6: string, folder: string): Promise<LoadRun> {
  const { scenario, url, input, shards } = options;
  if (url === undefined) await build(say);
  if (scenario === "sell-out") return sellOut({ k6, say, codes: options.codes });
  const needs = scenario === "peak" ? undefined : needsOf(scenario, options);
  const tickets = Math.max(TICKETS_MIN * shards, options.tickets ?? needs?.codes ?? ticketsForPeak(options));
  const target =
    url === undefined || input === undefined
      ? await localTarget({ tickets, shards })
      : await deployedTarget(url, input);
  const setting: Setting = { k6, target, folder, say };
  try {
    say(
      `${scenario}: ${target.name}, ${target.catalogue.ticketCount} tickets, ${target.catalogue.shardCount} shards`,
    );
    return scenario === "peak" || needs === undefined
      ? await runPeak(setting, options)
      : await runScenario(setting, scenario, needs);
  } finally {
    await target.stop();
  }
}

await runCommand(async () => {
  const command = readCommand(process.argv.slice(2));
  endOnSignals();
  switch (command.kind) {
    case "prepare":
      await prepare(command.options, say);
      process.exit(0);
      break;
    case "verify":
      process.exit((await verifyFiles(command.options, say)) ? 0 : 1);
      break;
    case "run":
      process.exit((await run(command.options)) ? 0 : 1);
  }
});
