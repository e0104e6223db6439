/** A simulation in a process of its own: it replaces clock, timers and chance, and mutated sources are loaded anew. */

import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export interface ScriptResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Null when a signal ended it. */
  readonly status: number | null;
}

/**
 * Runs a TypeScript file on this Node to its end. Asynchronous, because a test runner whose worker is blocked for a
 * minute takes it for dead, and a seed may take its time on a busy machine.
 */
export async function runScript(script: string, args: readonly string[]): Promise<ScriptResult> {
  const child = spawn(process.execPath, ["--no-warnings", script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { stdout, stderr, status };
}
