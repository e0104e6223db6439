/** Schemathesis, in a Python environment of its own that the requirements name exactly. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../local/paths.ts";
import { UserError } from "../local/user-error.ts";

const REQUIREMENTS = inRepository("load-tests/fuzz/requirements.txt");
const NEW_ENOUGH = "import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)";
const NO_PYTHON = "The fuzz run needs Python 3.10 or newer with its venv module, as `python3`.";
const EXECUTABLES = process.platform === "win32" ? "Scripts" : "bin";

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill();
});

/**
 * Makes the environment unless these requirements have one already.
 * @param say takes one line of progress at a time
 * @returns the command's path
 * @throws UserError without Python or the package index
 */
export function installSchemathesis(say: (line: string) => void): string {
  const requirements = readFileSync(REQUIREMENTS);
  const name = createHash("sha256").update(requirements).digest("hex").slice(0, 12);
  const folder = inRepository("node_modules/.cache", `schemathesis-${name}`);
  const command = join(folder, EXECUTABLES, "schemathesis");
  const stamp = join(folder, "installed");
  if (existsSync(stamp)) return command;
  if (run("python3", ["-c", NEW_ENOUGH]).status !== 0) throw new UserError(NO_PYTHON);
  say("Installing schemathesis (once) …");
  rmSync(folder, { recursive: true, force: true });
  const made = run("python3", ["-m", "venv", folder]);
  if (made.status !== 0) throw new UserError(`${NO_PYTHON}\n${made.stderr}${made.stdout}`);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS];
  const installed = run(join(folder, EXECUTABLES, "python"), pip);
  if (installed.status !== 0) throw new UserError(`Installing schemathesis failed:\n${installed.stderr}`);
  writeFileSync(stamp, requirements);
  return command;
}

function run(command: string, args: readonly string[]) {
  return spawnSync(command, args, { encoding: "utf8" });
}

export interface SchemathesisRun {
  readonly args: readonly string[];
  /** Where its configuration lies. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Takes all it writes, absolute. */
  readonly log: string;
  readonly timeoutMs: number;
}

/** Runs it to its end, or to the timeout. @returns its exit code; undefined when the timeout or a signal ended it */
export function runSchemathesis(command: string, options: SchemathesisRun): Promise<number | undefined> {
  const output = openSync(options.log, "w");
  const child = spawn(command, options.args, {
    cwd: options.folder,
    env: { ...process.env, PYTHONUNBUFFERED: "1", ...options.env },
    stdio: ["ignore", output, output],
    timeout: options.timeoutMs,
  });
  running.add(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve(code ?? undefined);
    });
  });
}
