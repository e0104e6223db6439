/** A PostgreSQL of one's own: made by initdb in a scratch directory, reached by a socket there and no other way. */

import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PoolConfig } from "pg";
import { AbsentError } from "./absent.ts";
import { findPostgres, idsOf } from "./installed.ts";
import { startProgram } from "./server-program.ts";

const USER = "postgres";
/** As for a server that has the machine to itself with one database of a few hundred MB; durability as it comes. */
const SETTINGS = {
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  shared_buffers: "512MB",
  wal_buffers: "16MB",
  // No checkpoint for want of room within a phase; one is asked for between phases instead.
  max_wal_size: "8GB",
  checkpoint_timeout: "30min",
  max_connections: "200",
  random_page_cost: "1.1",
  jit: "off",
} as const;

/** What a report says of the settings. */
export const POSTGRES_TUNING =
  "synchronous_commit on, shared_buffers 512MB, wal_buffers 16MB, max_wal_size 8GB, socket";

export interface PostgresServer {
  /** How a database of this server is reached. */
  connection(database: string): PoolConfig;
  /** Of the process that all others of the server descend from. */
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * @param folder exists and is empty
 * @param environment of the server, beside ours
 * @throws AbsentError when PostgreSQL is not installed, or when this is root and there is no user to run it as
 */
export async function startPostgres(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const { initdb, postgres } = findPostgres();
  const runAs = userToRunAs();
  const dataDir = join(folder, "data");
  const socketDir = join(folder, "sockets");
  for (const path of [dataDir, socketDir]) {
    mkdirSync(path);
    chmodSync(path, 0o700);
    if (runAs) chownSync(path, runAs.uid, runAs.gid);
  }
  const made = spawnSync(
    initdb,
    ["-D", dataDir, "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...runAs, encoding: "utf8", cwd: "/" },
  );
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`);
  const settings = { ...SETTINGS, listen_addresses: "", unix_socket_directories: socketDir };
  const { pid, stop } = await startProgram({
    path: postgres,
    args: ["-D", dataDir, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    readyLine: "database system is ready to accept connections",
    stopSignal: "SIGINT",
    killSignal: "SIGQUIT",
    environment,
    ...(runAs && { runAs }),
  });
  return {
    connection: (database) => ({ host: socketDir, user: USER, database }),
    pid,
    stop,
  };
}

/** PostgreSQL refuses to run as root: its package's own user then; undefined when we are somebody else. */
function userToRunAs(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ids = idsOf(USER);
  if (ids === undefined) {
    throw new AbsentError(
      "PostgreSQL does not run as root: run this as another user, or add a user postgres.",
    );
  }
  return ids;
}
