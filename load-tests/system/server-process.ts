/** Starts, asks, kills and stops a serving process (serve.ts). */

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ERRORS } from "../../worker/http/errors.ts";
import { inRepository } from "../local/paths.ts";
import type { FromServer, ServeOptions, ToServer } from "./serve.ts";

/** Usually about a second; three times what the slowest machine needed. */
const START_TIMEOUT_MS = 30_000;
const QUERY_TIMEOUT_MS = 30_000;
/** A killed process lets go of its socket within milliseconds. */
const GONE_TIMEOUT_MS = 10_000;
const GONE_POLL_MS = 10;
/** Enough of what the server said last to explain a failure. */
const LOG_LINES_KEPT = 40;

type Ready = Extract<FromServer, { kind: "ready" }>;

interface Waiting {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/** How a serving process differs from the ordinary one. */
export interface ProcessOptions {
  /** Another version of serve.ts, with the version it belongs to. */
  readonly program?: string;
  /** Over this process's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How much of what the server says is kept; enough to explain a failure when left out. */
  readonly linesKept?: number;
}

export class ServerProcess {
  /** Port of the Worker's own socket on 127.0.0.1. */
  readonly port: number;
  /** That of the guest, when there is one. */
  readonly guestPort: number | undefined;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #log: readonly string[];
  #queries = 0;

  private constructor(child: ChildProcess, { port, guestPort }: Ready, log: readonly string[]) {
    this.#log = log;
    this.#child = child;
    this.port = port;
    this.guestPort = guestPort;
    child.on("message", (message) => this.#hear(message as FromServer));
    child.once("exit", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("the serving process has ended"));
      this.#waiting.clear();
    });
  }

  /**
   * Starts a server on a free port.
   * @throws Error with the server's last lines when it is not ready in time.
   */
  static async start(
    options: ServeOptions,
    {
      program = inRepository("load-tests/system/serve.ts"),
      environment = {},
      linesKept = LOG_LINES_KEPT,
    }: ProcessOptions = {},
  ): Promise<ServerProcess> {
    const log: string[] = [];
    const child = fork(program, [JSON.stringify(options)], {
      execArgv: [],
      cwd: resolve(dirname(program), "../.."), // the runtime reads no file from outside
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // A process group of its own: one signal then reaches Node and workerd in the same instant.
      detached: true,
    });
    for (const output of [child.stdout, child.stderr]) {
      output?.setEncoding("utf8").on("data", (text: string) => {
        log.push(...text.split("\n").filter((line) => line !== ""));
        log.splice(0, Math.max(0, log.length - linesKept));
      });
    }
    try {
      const ready = await firstWord(child);
      await assertHealthy(ready.port, options);
      return new ServerProcess(child, ready, log);
    } catch (error) {
      child.kill("SIGKILL");
      throw new Error(`the server did not start:\n${log.join("\n")}`, { cause: error });
    }
  }

  /** What the server has said last, on either stream, oldest first. */
  get log(): readonly string[] {
    return this.#log;
  }

  /** Runs one statement on the server's D1. @throws Error in D1's own words when it refuses. */
  query(sql: string, ...parameters: readonly (string | number)[]): Promise<readonly unknown[]> {
    return this.#call((id) => ({ kind: "query", id, sql, parameters }), `D1 did not answer in time: ${sql}`);
  }

  /** Runs what the platform runs by the clock, as of an instant in milliseconds since the epoch. */
  async runScheduled(at: number): Promise<void> {
    await this.#call((id) => ({ kind: "scheduled", id, at }), "the scheduled job did not end in time");
  }

  #call(message: (id: number) => ToServer, late: string): Promise<readonly unknown[]> {
    const id = ++this.#queries;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(late)), QUERY_TIMEOUT_MS);
      const settle = <Value>(how: (value: Value) => void) => {
        return (value: Value) => {
          clearTimeout(timer);
          how(value);
        };
      };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      this.#tell(message(id));
    });
  }

  /** SIGKILL to Node and workerd at once: nothing is flushed, closed or said. Resolves when both are gone. */
  async kill(): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined || this.#hasEnded()) return;
    const ended = once(this.#child, "exit");
    process.kill(-pid, "SIGKILL");
    await ended;
    await this.#untilPortIsFree();
  }

  /** Ends the server as Ctrl-C would. */
  async stop(): Promise<void> {
    if (this.#hasEnded()) return;
    const ended = once(this.#child, "exit");
    this.#tell({ kind: "stop" });
    await Promise.race([ended, sleep(GONE_TIMEOUT_MS, undefined, { ref: false })]);
    await this.kill();
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #tell(message: ToServer): void {
    if (this.#child.connected) this.#child.send(message);
  }

  #hear(message: FromServer): void {
    if (message.kind === "ready") return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === "rows") waiting?.resolve(message.rows);
    else waiting?.reject(new Error(message.problem));
  }

  /** workerd is not our child, so its end shows in its socket. */
  async #untilPortIsFree(): Promise<void> {
    const until = Date.now() + GONE_TIMEOUT_MS;
    while (await isListening(this.port)) {
      if (Date.now() > until) throw new Error("workerd outlived its SIGKILL");
      await sleep(GONE_POLL_MS);
    }
  }
}

async function firstWord(child: ChildProcess): Promise<Ready> {
  const signal = AbortSignal.timeout(START_TIMEOUT_MS);
  const [message] = await Promise.race([
    once(child, "message", { signal }) as Promise<[FromServer]>,
    once(child, "exit", { signal }).then(([code]) => {
      throw new Error(`exit code ${code}`);
    }),
  ]);
  if (message.kind !== "ready") throw new Error(`the server's first word was ${message.kind}`);
  return message;
}

/**
 * The greeting comes from the Worker alone: no object is woken by asking for it. A house whose address is https greets
 * nobody on this socket, and its refusal is as good a sign.
 */
async function assertHealthy(port: number, { bindings }: ServeOptions): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(START_TIMEOUT_MS) });
  const isPublic = bindings["PUBLIC_ORIGIN"]?.startsWith("https:") ?? false;
  if (!answer.ok && !(isPublic && answer.status === ERRORS["https-required"].status))
    throw new Error(`the greeting has status ${answer.status}: ${await answer.text()}`);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
