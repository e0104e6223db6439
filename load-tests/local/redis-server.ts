/** Finds a redis-server for the tests of the limits, getting Debian's when this machine has none and lets us. */

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { UserError } from "./user-error.ts";

const NAME = "redis-server";
const APT_GET = "/usr/bin/apt-get";
/** For the lists and the package, 2 MB, together; a mirror that takes longer is as good as none. */
const INSTALL_TIMEOUT_MS = 120_000;

/**
 * The path of a redis-server that can be run: `REDIS_SERVER_PATH`, one on PATH, or Debian's by apt when this is root.
 * @throws UserError when none of these is possible
 */
export function findRedisServer(): string {
  const named = process.env["REDIS_SERVER_PATH"];
  if (named) {
    if (!isExecutable(named)) throw new UserError(`REDIS_SERVER_PATH is ${named}, which cannot be run.`);
    return named;
  }
  const found = onPath() ?? fromApt();
  if (found === undefined) {
    throw new UserError(
      "The tests of the limits need a redis-server: install one, or name it by REDIS_SERVER_PATH.",
    );
  }
  return found;
}

function onPath(): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, NAME)).find(isExecutable);
}

function fromApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync(APT_GET)) return undefined;
  console.log("Installing Debian's redis-server for the tests of the limits …");
  const until = Date.now() + INSTALL_TIMEOUT_MS;
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", NAME]]) {
    const { status } = spawnSync(APT_GET, ["-qq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      timeout: Math.max(1, until - Date.now()),
      // A policy of the machine may ask questions on a terminal; there is none.
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (status !== 0) return undefined;
  }
  return onPath();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
