/** Finds the database servers that the comparison needs. Nothing is installed. */

import { spawnSync } from "node:child_process";
import { accessSync, constants, globSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { AbsentError } from "./absent.ts";

const USUAL_FOLDERS = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * PostgreSQL's programs: in the folder named by POSTGRES_BIN, on PATH, or where its packages put them, newest first.
 * @throws AbsentError
 */
export function findPostgres(): PostgresPrograms {
  const named = process.env["POSTGRES_BIN"];
  const folders = named
    ? [named]
    : [...folderOfPath("postgres"), ...newestFirst(globSync("/usr/lib/postgresql/*/bin"))];
  for (const folder of folders) {
    const programs = { initdb: join(folder, "initdb"), postgres: join(folder, "postgres") };
    if (Object.values(programs).every(isExecutable)) return programs;
  }
  throw new AbsentError(
    "Comparing needs PostgreSQL's server: `apt-get install postgresql`, or name its programs' folder by POSTGRES_BIN.",
  );
}

/**
 * redis-server: named by REDIS_SERVER_PATH, or on PATH.
 * @throws AbsentError
 */
export function findRedis(): string {
  const named = process.env["REDIS_SERVER_PATH"];
  const [folder] = folderOfPath("redis-server");
  const path = named || (folder === undefined ? "" : join(folder, "redis-server"));
  if (isExecutable(path)) return path;
  throw new AbsentError(
    "Comparing needs redis-server: `apt-get install redis-server`, or name it by REDIS_SERVER_PATH.",
  );
}

/** The folders of "…/<version>/bin" by version, newest first. */
export function newestFirst(folders: readonly string[]): string[] {
  const versionOf = (folder: string) => Number.parseFloat(dirname(folder).split("/").at(-1) ?? "");
  return [...folders].sort((one, other) => versionOf(other) - versionOf(one));
}

/** The ids of a system user that a server can run as; undefined when there is none. */
export function idsOf(user: string): { readonly uid: number; readonly gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    const { status, stdout } = spawnSync("id", [flag, user], { encoding: "utf8" });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function folderOfPath(name: string): string[] {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...USUAL_FOLDERS];
  return folders.filter((folder) => folder !== "" && isExecutable(join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
