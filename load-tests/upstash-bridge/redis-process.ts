/** A redis-server of one's own: on a free loopback port, keeping nothing on disk, gone when the test is. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { freePort } from "../local/free-port.ts";
import { findRedisServer } from "../local/redis-server.ts";

const HOST = "127.0.0.1";
/** Redis is ready in some 20 ms; a machine under load was never over a second. */
const START_TIMEOUT_MS = 10_000;
const READY = "Ready to accept connections";

export class RedisProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** @throws UserError when there is no redis-server, Error with its last words when it does not start */
  static async start(): Promise<RedisProcess> {
    const port = await freePort();
    const options = { port, bind: HOST, save: "", appendonly: "no", dir: tmpdir(), maxmemory: "64mb" };
    const child = spawn(
      findRedisServer(),
      Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const end = () => void child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    try {
      await untilReady(child);
    } catch (error) {
      end();
      throw error;
    }
    return new RedisProcess(child, port);
  }

  /** SIGSTOP: it takes what is sent and answers nothing, as a machine does that swaps or a network that drops. */
  hang(): void {
    this.#child.kill("SIGSTOP");
  }

  /** Goes on where `hang` held it, and answers what it was asked meanwhile. */
  goOn(): void {
    this.#child.kill("SIGCONT");
  }

  /** SIGKILL: connections break, and nobody answers on the port any more. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }
}

async function untilReady(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (!stdout) throw new Error("redis-server has no output");
  const lines: string[] = [];
  const output = createInterface({ input: stdout });
  const signal = AbortSignal.timeout(START_TIMEOUT_MS);
  const ready = new Promise<void>((resolve) => {
    output.on("line", (line) => {
      lines.push(line);
      if (line.includes(READY)) resolve();
    });
  });
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error(`redis-server did not start:\n${lines.join("\n")}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => undefined); // its later end is nobody's failure
  output.removeAllListeners("line").resume(); // read on, or a full pipe would stop it
}
