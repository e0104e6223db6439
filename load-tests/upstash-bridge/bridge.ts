/**
 * Upstash's REST protocol in front of a redis-server of one's own, so that the real client can be tested against a
 * real Redis, and against one that fails in every way a network knows: `mood` says how the bridge behaves.
 *
 * `POST /` runs one command, `POST /pipeline` a list of them, `POST /multi-exec` a list as one transaction; all want
 * `Authorization: Bearer …`. Upstash adds more (paths as commands, streams), which no client of ours uses.
 */

import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Command, commandOf, type Result, resultOf, Scripts } from "./commands.ts";
import { RedisConnection } from "./redis-connection.ts";

/**
 * `silent` takes requests and never answers; `slow` answers rightly, but late; `failing` answers 500; `absent-minded`
 * answers 200 with something else; `cut-off` closes the connection.
 */
export type Mood = "working" | "silent" | "slow" | "failing" | "absent-minded" | "cut-off";

/** Far over the 300 ms that anybody waits for it. */
const SLOW_MS = 5_000;
const BODY_MAX_BYTES = 1_000_000; // Upstash's own bound on a request of its free plan

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export class UpstashBridge {
  mood: Mood = "working";
  /** Requests that have arrived, whatever became of them. */
  asked = 0;
  readonly #redisPort: number;
  readonly #token: string;
  readonly #server: Server;
  readonly #scripts = new Scripts();
  #redis: RedisConnection | undefined;

  private constructor(redisPort: number, token: string) {
    this.#redisPort = redisPort;
    this.#token = token;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** Listens on a free loopback port. */
  static async start(redisPort: number, token: string): Promise<UpstashBridge> {
    const bridge = new UpstashBridge(redisPort, token);
    bridge.#server.listen(0, "127.0.0.1");
    await once(bridge.#server, "listening");
    return bridge;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the bridge is closed");
    return `http://127.0.0.1:${address.port}`;
  }

  /** One command on the Redis behind. @throws Error when it cannot be reached */
  async command(...command: string[]): Promise<Result> {
    return resultOf(await this.#connection().send(command), false);
  }

  async close(): Promise<void> {
    this.#redis?.close();
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked++;
    const { mood } = this; // that of the arrival
    if (mood === "silent") return;
    if (mood === "cut-off") {
      request.destroy();
      return;
    }
    try {
      const answer = await this.#answer(request, mood);
      if (mood === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      send(response, answer);
    } catch (error) {
      // Redis cannot be reached, or the request was none: to the client both are a server that fails.
      send(response, { status: 502, body: { error: String(error) } });
    }
  }

  async #answer(request: IncomingMessage, mood: Mood): Promise<Answer> {
    if (mood === "failing") return { status: 500, body: { error: "out of order" } };
    if (mood === "absent-minded") return { status: 200, body: { result: "T0s=" } };
    if (request.headers.authorization !== `Bearer ${this.#token}`) {
      return { status: 401, body: { error: "Unauthorized" } };
    }
    const body = await readJson(request);
    const isBase64 = request.headers["upstash-encoding"] === "base64";
    switch (request.url) {
      case "/": {
        const [result] = await this.#run([commandOf(body)], isBase64);
        return { status: result && "error" in result ? 400 : 200, body: result };
      }
      case "/pipeline":
        return { status: 200, body: await this.#run(commandsOf(body), isBase64) };
      case "/multi-exec": {
        const results = await this.#run([["MULTI"], ...commandsOf(body), ["EXEC"]], isBase64);
        const last = results.at(-1);
        if (!last || "error" in last) return { status: 400, body: last };
        return { status: 200, body: asList(last.result).map((result) => ({ result })) };
      }
      default:
        return { status: 404, body: { error: "no such route" } };
    }
  }

  /** Written in one go, so that nobody's command comes between those of a transaction. */
  async #run(commands: readonly Command[], isBase64: boolean): Promise<Result[]> {
    const connection = this.#connection();
    const replies = commands.map((command) => connection.send(this.#scripts.translate(command)));
    return (await Promise.all(replies)).map((reply) => resultOf(reply, isBase64));
  }

  #connection(): RedisConnection {
    if (!this.#redis?.isOpen) this.#redis = new RedisConnection(this.#redisPort);
    return this.#redis;
  }
}

function commandsOf(body: unknown): Command[] {
  return asList(body).map(commandOf);
}

function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError("not a list");
  return value;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_MAX_BYTES) throw new RangeError("the body is too large");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
