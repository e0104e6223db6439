/** Prometheus and promtool, where they are installed: tests that need them are skipped elsewhere, and say how to get them. */

import { spawnSync } from "node:child_process";

/** What a skipped test's name ends with. */
export const HOW_TO_GET = "(needs Debian's package: apt-get install prometheus)";

export function isInstalled(tool: "prometheus" | "promtool"): boolean {
  return spawnSync(tool, ["--version"], { stdio: "ignore" }).status === 0;
}

/** Runs promtool. @returns its exit code and all it said */
export function promtool(args: readonly string[], input = ""): { exitCode: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync("promtool", [...args], { input, encoding: "utf8" });
  return { exitCode: status, output: stdout + stderr };
}
