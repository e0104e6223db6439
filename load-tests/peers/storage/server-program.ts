/** A database server as a child of ours: ready when it says so, gone when we are, however we end. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Both servers are ready within a second; a machine under load was never over five. */
const START_TIMEOUT_MS = 30_000;
/** A clean end writes a checkpoint of what was measured; then it is ended the hard way. */
const STOP_TIMEOUT_MS = 20_000;
/** Enough of what a server said last to explain a failure. */
const LINES_KEPT = 20;

export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  /** The line that says it is ready has this in it. */
  readonly readyLine: string;
  /** Ends it cleanly. */
  readonly stopSignal: NodeJS.Signals;
  /** Ends it at once, with nothing left behind. */
  readonly killSignal: NodeJS.Signals;
  /** Beside our own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

export interface RunningProgram {
  readonly pid: number;
  /** Ends the server cleanly. */
  stop(): Promise<void>;
}

/** @throws Error with the server's last lines when it does not get ready */
export async function startProgram(program: Program): Promise<RunningProgram> {
  const [path, args] = tethered(program);
  const child = spawn(path, args, {
    ...program.runAs,
    env: { ...process.env, ...program.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => void child.kill(program.killSignal);
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  try {
    await untilReady(child, program.readyLine);
  } catch (error) {
    kill();
    throw error;
  }
  const { pid } = child;
  if (pid === undefined) throw new Error(`${child.spawnfile} has no process id`);
  return { pid, stop };

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    const patience = setTimeout(kill, STOP_TIMEOUT_MS);
    child.kill(program.stopSignal);
    await ended;
    clearTimeout(patience);
  }
}

/** Where the system can tie a child to its parent, the server even ends when this process is killed outright. */
function tethered({ path, args, killSignal }: Program): [string, string[]] {
  const signal = killSignal.replace("SIG", "");
  const canTether = spawnSync("setpriv", ["--pdeathsig", signal, "true"], { stdio: "ignore" }).status === 0;
  return canTether ? ["setpriv", ["--pdeathsig", signal, path, ...args]] : [path, [...args]];
}

async function untilReady(child: ChildProcess, readyLine: string): Promise<void> {
  const lines: string[] = [];
  const timeout = AbortSignal.timeout(START_TIMEOUT_MS);
  await new Promise<void>((resolve, reject) => {
    function fail(why: string): void {
      reject(new Error(`${child.spawnfile} ${why}:\n${lines.join("\n")}`));
    }
    for (const output of outputs(child)) {
      // Read on when it is ready: a full pipe would stop the server.
      createInterface({ input: output }).on("line", (line) => {
        lines.push(line);
        if (lines.length > LINES_KEPT) lines.shift();
        if (line.includes(readyLine)) resolve();
      });
    }
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`ended with exit code ${code}`));
    timeout.addEventListener("abort", () => fail("was not ready in time"));
  });
}

function outputs({ stdout, stderr }: ChildProcess): Readable[] {
  return [stdout, stderr].filter((output) => output !== null);
}
