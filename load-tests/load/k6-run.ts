/** One run of k6 as a process of its own: its input files, its settings, what it said. */

import { type ChildProcess, spawn } from "node:child_process";
import { createReadStream, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inRepository } from "../local/paths.ts";
import { UserError } from "../local/user-error.ts";
import type { Player } from "../players.ts";
import { type K6Figures, readSummary } from "./k6-summary.ts";

export interface K6Run {
  /** Path of the program. */
  readonly k6: string;
  /** Name of a script in k6/scenarios/. */
  readonly script: string;
  /** Made for this run; holds its input and what it wrote. */
  readonly folder: string;
  readonly target: string;
  readonly input: K6Input;
  readonly settings: Readonly<Record<string, number>>;
}

export interface K6Input {
  readonly players: readonly Player[];
  readonly staff?: readonly Player[];
  readonly codes: readonly string[];
  /** Ids by ordinal. */
  readonly prizes: readonly string[];
}

export interface K6Result extends K6Figures {
  /** One line for each win that a player was told of. */
  readonly winsFile: string;
  /** The first few things that were not answered as they had to be. */
  readonly failures: readonly string[];
}

const THRESHOLDS_CROSSED = 99;
/** It ended because a threshold says so; its figures are as good as any. */
const ENDED_WELL = [0, THRESHOLDS_CROSSED];

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** What a run is given, as files that k6's scripts open. */
export function writeInput(folder: string, { players, staff = [], codes, prizes }: K6Input): void {
  mkdirSync(folder, { recursive: true });
  // Tokens open accounts: they are their owner's alone.
  const write = (name: string, value: unknown) =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value), { mode: 0o600 });
  write("players", players);
  write("staff", staff);
  write("codes", codes);
  write("prizes", prizes);
}

/**
 * Runs a script to its end.
 * @throws UserError with k6's own words when it could not run it
 */
export async function runK6({ k6, script, folder, target, input, settings }: K6Run): Promise<K6Result> {
  writeInput(folder, input);
  const [summary, winsFile] = [join(folder, "summary.json"), join(folder, "wins.log")];
  rmSync(winsFile, { force: true });
  const named = { TARGET: target, INPUT: folder, SUMMARY: summary, ...settings };
  const child = spawn(
    k6,
    [
      "run",
      "--quiet",
      "--no-usage-report",
      ...["--log-format", "raw", "--console-output", winsFile],
      ...Object.entries(named).flatMap(([name, value]) => ["-e", `${name}=${value}`]),
      inRepository("load-tests/k6/scenarios", `${script}.ts`),
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  running.add(child);
  const said: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.push(text);
    said.splice(0, Math.max(0, said.length - WORDS_KEPT));
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  running.delete(child);
  if (code === null || !ENDED_WELL.includes(code))
    throw new UserError(`k6 ended with ${code ?? "a signal"}:\n${said.join("").trim()}`);
  const figures = readSummary(JSON.parse(readFileSync(summary, "utf8")));
  const failures = (figures.outcomes["failed"] ?? 0) > 0 ? await failuresIn(winsFile) : [];
  return { ...figures, winsFile, failures };
}

const FAILURES_SHOWN = 5;
const FAILED = "failed ";

async function failuresIn(file: string): Promise<string[]> {
  const failures: string[] = [];
  for await (const line of createInterface(createReadStream(file))) {
    if (line.startsWith(FAILED)) failures.push(line.slice(FAILED.length));
    if (failures.length === FAILURES_SHOWN) break;
  }
  return failures;
}

/** Enough of what k6 said last to explain a failure. */
const WORDS_KEPT = 20;
