/** A Redis of one's own, with an append-only file, on loopback and on a socket: which is faster is tried. */

import { join } from "node:path";
import { freePort } from "../../local/free-port.ts";
import { findRedis } from "./installed.ts";
import { startProgram } from "./server-program.ts";

const HOST = "127.0.0.1";

/** `always`: on disk before the answer. `everysec`: up to a second of answers is lost with the machine. */
export type Fsync = "always" | "everysec";

export interface RedisServer {
  readonly loopback: { readonly port: number; readonly host: string };
  readonly socket: { readonly path: string };
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * @param folder exists and is empty
 * @param environment of the server, beside ours
 * @throws AbsentError when Redis is not installed
 */
export async function startRedis(
  folder: string,
  fsync: Fsync,
  environment: Readonly<Record<string, string>> = {},
): Promise<RedisServer> {
  const path = findRedis();
  const loopback = { port: await freePort(), host: HOST };
  const socket = { path: join(folder, "redis.sock") };
  const options = {
    port: String(loopback.port),
    bind: HOST,
    unixsocket: socket.path,
    dir: folder,
    save: "",
    appendonly: "yes",
    appendfsync: fsync,
  };
  const { pid, stop } = await startProgram({
    path,
    args: Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    readyLine: "Ready to accept connections",
    stopSignal: "SIGTERM",
    killSignal: "SIGKILL",
    environment,
  });
  return { loopback, socket, pid, stop };
}
