/**
 * One server a data directory. Two runtimes on the same files would each believe that they own every object,
 * and a ticket could be redeemed twice. A listening local socket is the lock: the system drops it with its process.
 */

import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "./user-error.ts";

/** The data directory is being served by another process. */
export class DataDirBusyError extends UserError {
  override name = "DataDirBusyError";
}

/**
 * Claims a data directory for this process.
 * @returns what gives it up again; the end of the process does so as well.
 * @throws DataDirBusyError when another live process holds it.
 */
export async function claimDataDir(dataDir: string): Promise<() => void> {
  const path = lockPath(dataDir);
  const server = (await listen(path)) ?? (await takeOver(path));
  if (server === undefined) {
    throw new DataDirBusyError(
      `Another server already uses ${dataDir}: stop it, or choose another DATA_DIR.`,
    );
  }
  server.unref();
  return () => server.close();
}

/** Not inside the data directory: a socket's path may have some 100 bytes at most. */
function lockPath(dataDir: string): string {
  const name = `thetiptop-${createHash("sha256").update(dataDir).digest("hex").slice(0, 24)}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.lock`);
}

async function takeOver(path: string): Promise<Server | undefined> {
  if (await answers(path)) return undefined;
  rmSync(path, { force: true }); // left behind by a killed process: nobody listens
  return listen(path);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
