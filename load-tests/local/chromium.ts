/** Finds a Chromium for the browser tests, getting one by what this machine offers when there is none. */

import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inRepository } from "./paths.ts";
import { UserError } from "./user-error.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a Chromium that can be run: `CHROMIUM_PATH`, one on PATH, the one in the npm registry's
 * @sparticuz/chromium (Linux on x64), or Debian's by apt when this is root.
 * @throws UserError when none of these is possible.
 */
export async function findChromium(): Promise<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (!isExecutable(named)) throw new UserError(`CHROMIUM_PATH is ${named}, which cannot be run.`);
    return named;
  }
  const found = onPath() ?? (await fromRegistry()) ?? fromApt();
  if (found === undefined) {
    throw new UserError("The browser tests need a Chromium: install one, or name it by CHROMIUM_PATH.");
  }
  return found;
}

function onPath(): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin"];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

/** Unpacks the registry's Chromium with the few libraries that a bare Linux lacks. */
async function fromRegistry(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = inRepository("dist/chromium");
  mkdirSync(folder, { recursive: true });
  const usualTemporary = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder; // where the package unpacks to; elsewhere another user's copy could lie in wait
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    const binary = await chromium.executablePath();
    await inflate(inRepository("node_modules/@sparticuz/chromium/bin/al2023.tar.br"));
    const starter = join(folder, "start.sh");
    writeFileSync(starter, starterScript(folder, binary));
    chmodSync(starter, 0o755);
    return runs(starter) ? starter : undefined;
  } finally {
    if (usualTemporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = usualTemporary;
  }
}

function starterScript(folder: string, binary: string): string {
  return `#!/bin/sh
export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${folder}/al2023/lib"
[ -d /etc/fonts ] || export FONTCONFIG_PATH="${folder}/fonts"
exec "${binary}" "$@"
`;
}

function fromApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Installing Debian's Chromium for the browser tests …");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status } = spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) return undefined;
  }
  return onPath();
}

function runs(path: string): boolean {
  return spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
