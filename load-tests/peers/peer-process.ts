/** A peer's server as who measures it sees it: a process with a port, gone when this one is. */

import { fork } from "node:child_process";
import { once } from "node:events";
import { inRepository } from "../local/paths.ts";
import type { ServerConfig, ServerReady } from "./servers/serve.ts";

/** Usually half a second. */
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;

export interface PeerProcess {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a server of servers/.
 * @throws Error when it does not listen in time; its own words are on standard error
 */
export async function startPeer(file: string, config: ServerConfig): Promise<PeerProcess> {
  const child = fork(inRepository("load-tests/peers/servers", file), [JSON.stringify(config)], {
    execArgv: [],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  const signal = AbortSignal.timeout(START_TIMEOUT_MS);
  try {
    const [ready] = await Promise.race([
      once(child, "message", { signal }) as Promise<[ServerReady]>,
      once(child, "exit", { signal }).then(([code]) => {
        throw new Error(`${file} ended with exit code ${code} before it listened`);
      }),
    ]);
    if (child.pid === undefined) throw new Error(`${file} has no process id`);
    return { port: ready.port, pid: child.pid, stop };
  } catch (error) {
    kill();
    throw error;
  }

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    const patience = setTimeout(kill, STOP_TIMEOUT_MS);
    child.disconnect(); // what every server here takes as its end
    await ended;
    clearTimeout(patience);
  }
}

/** A peer's processes: its server, once that runs, and its storage. */
export function processesOf(peer: PeerProcess | undefined, storage: { readonly pid: number }): number[] {
  return peer === undefined ? [storage.pid] : [peer.pid, storage.pid];
}
