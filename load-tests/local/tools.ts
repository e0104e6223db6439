/** Runs the tools in node_modules as processes of their own, which end when this one ends. */

import { type ChildProcess, spawn } from "node:child_process";
import { inRepository, repositoryRoot } from "./paths.ts";

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill();
});

interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a script of node_modules, its output on ours; its exit code, or 1 when a signal ended it. */
export async function runTool(
  script: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<number> {
  const child = start(script, args, options, "inherit");
  return closed(child);
}

/** As `runTool`, with what the tool wrote to both outputs, and to the standard one alone, instead of showing it. */
export async function captureTool(
  script: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<{ exitCode: number; output: string; stdout: string }> {
  const child = start(script, args, options, "pipe");
  const chunks: Buffer[] = [];
  const standard: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    standard.push(chunk);
  });
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await closed(child);
  return { exitCode, output: Buffer.concat(chunks).toString(), stdout: Buffer.concat(standard).toString() };
}

function start(
  script: string,
  args: readonly string[],
  { env }: ToolOptions,
  output: "inherit" | "pipe",
): ChildProcess {
  const child = spawn(process.execPath, [inRepository("node_modules", script), ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    stdio: ["ignore", output, output],
  });
  running.add(child);
  return child;
}

function closed(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}
