/** How every peer's server is run: one process, or node:cluster when its users would take more, on a free port. */

import cluster from "node:cluster";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

const HOST = "127.0.0.1";

/** What every server is told, as JSON in its only argument. */
export interface ServerConfig {
  readonly processes: number;
  /** Verifies the players' tokens (HS256). */
  readonly secret: string;
}

/** The server's first and only word to who started it. */
export interface ServerReady {
  readonly port: number;
}

/**
 * Runs a server until its parent is gone.
 * @param open makes the HTTP server of one process, not yet listening
 */
export async function serve<Config extends ServerConfig>(
  open: (config: Config) => Promise<Server>,
): Promise<void> {
  const config = JSON.parse(process.argv[2] ?? "{}") as Config;
  process.on("disconnect", () => process.exit(0));
  if (cluster.isWorker) await listen(await open(config));
  else if (config.processes === 1) tell({ port: await listen(await open(config)) });
  else tell({ port: await startWorkers(config.processes) });
}

async function listen(server: Server): Promise<number> {
  server.listen(0, HOST);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Workers that ask for port 0 all get the same one. */
async function startWorkers(count: number): Promise<number> {
  cluster.on("exit", () => process.exit(1)); // half a server would be measured as a slow one
  const listening = Array.from({ length: count }, () => once(cluster.fork(), "listening"));
  const [first] = await Promise.all(listening);
  const [address] = first as [{ readonly port: number }];
  return address.port;
}

function tell(ready: ServerReady): void {
  process.send?.(ready);
}
