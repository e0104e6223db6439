/** HTTP/1.1 over keep-alive sockets, one for each request under way. Any answer is a value; no answer is an Error. */

import { Agent, request } from "node:http";

/** The most requests that are ever under way at once: every socket costs both ends memory. */
const SOCKETS_MAX = 256;
/** Below workerd's own 5 s: a socket must not be reused at the instant the other end closes it. */
const IDLE_SOCKET_MS = 4_000;
/** A play takes milliseconds; one that takes longer than this is lost. */
const ANSWER_TIMEOUT_MS = 30_000;

export interface Ask {
  /** GET when left out, POST when there is a body. */
  readonly method?: string;
  readonly token?: string;
  /** A text or bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leaves out Content-Length. */
  readonly chunked?: boolean;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed when it is JSON, else the text. */
  readonly body: Body;
}

export class HttpClient {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: SOCKETS_MAX, timeout: IDLE_SOCKET_MS });

  constructor(port: number) {
    this.#port = port;
  }

  /** One request. @throws Error when the connection ends before the whole answer has come. */
  ask<Body>(path: string, { method, token, body, headers, chunked }: Ask = {}): Promise<Answer<Body>> {
    const bytes = bytesOf(body);
    return new Promise((resolve, reject) => {
      const outgoing = request({
        agent: this.#agent,
        host: "127.0.0.1",
        port: this.#port,
        path,
        method: method ?? (bytes === undefined ? "GET" : "POST"),
        headers: {
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...(bytes !== undefined && { "Content-Type": "application/json" }),
          ...(bytes !== undefined && !chunked && { "Content-Length": String(bytes.length) }),
          ...headers,
        },
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
      outgoing.once("error", reject);
      outgoing.once("response", (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.once("error", reject);
        incoming.once("end", () => {
          const text = Buffer.concat(chunks).toString();
          const isJson = incoming.headers["content-type"]?.startsWith("application/json");
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: (isJson ? JSON.parse(text) : text) as Body,
          });
        });
      });
      outgoing.end(bytes);
    });
  }

  /** Closes every socket. */
  close(): void {
    this.#agent.destroy();
  }
}

function bytesOf(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
