/** Asks a running service and keeps the answers as the public rules want them. */

import { type IncomingMessage, request } from "node:http";
import { isHtml, type RecordedAnswer } from "./recorded-answer.ts";

export interface Visit {
  readonly path: string;
  /** GET when left out. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the recorder asks: the service, and one like it whose public address is https. */
export interface Places {
  /** Ports on 127.0.0.1. */
  readonly port: number;
  readonly publicPort: number;
  /** With its scheme and without a slash at its end. */
  readonly publicOrigin: string;
}

/** Of some other site; the rules ask what a page of it may read. */
const FOREIGN_ORIGIN = "https://http-observatory.example";
const ANSWER_TIMEOUT_MS = 20_000;
/** The rules follow no redirect further. */
const HOPS_MAX = 3;
/** What a browser says when it navigates. */
export const NAVIGATES = { accept: "text/html,application/xhtml+xml" } as const;

export class Recorder {
  readonly #places: Places;
  readonly #preflights = new Map<string, Promise<RecordedAnswer["preflight"]>>();
  readonly #routes = new Map<string, Promise<readonly URL[]>>();

  constructor(places: Places) {
    this.#places = places;
  }

  /** One visit, whatever its answer. Nothing is put into the answer that was not sent. */
  async record(visit: Visit): Promise<RecordedAnswer> {
    const { port, publicOrigin } = this.#places;
    const { path } = visit;
    const { status, headers, text } = await ask(port, visit);
    return {
      url: new URL(path, publicOrigin),
      status,
      headers,
      html: isHtml({ headers }) ? text : "",
      preflight: await remembered(this.#preflights, path, () => this.#preflight(path)),
      overHttp: await remembered(this.#routes, path, () => this.#routeOverHttp(path)),
    };
  }

  async #preflight(path: string): Promise<RecordedAnswer["preflight"]> {
    const headers = { origin: FOREIGN_ORIGIN, "access-control-request-method": "GET" };
    const answer = await ask(this.#places.port, { path, method: "OPTIONS", headers });
    return { origin: FOREIGN_ORIGIN, headers: answer.headers };
  }

  /** What the service with the public address answers to plain http: its local socket speaks that. */
  async #routeOverHttp(path: string): Promise<readonly URL[]> {
    const { publicOrigin, publicPort } = this.#places;
    const asked = new URL(path, publicOrigin.replace(/^https:/, "http:"));
    const route = [asked];
    for (let url = asked; url.protocol === "http:" && route.length <= HOPS_MAX; ) {
      const visit = { path: url.pathname + url.search, headers: { ...NAVIGATES, host: url.host } };
      const { headers } = await ask(publicPort, visit);
      const [location] = headers.get("location") ?? [];
      if (location === undefined) break;
      url = new URL(location, url);
      route.push(url);
    }
    return route;
  }
}

function remembered<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

interface Heard {
  readonly status: number;
  readonly headers: RecordedAnswer["headers"];
  readonly text: string;
}

/** One request on its own connection. A stream of events is heard up to its headers. */
export function ask(port: number, { path, method = "GET", headers, body }: Visit): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    const outgoing = request({ host: "127.0.0.1", port, path, method, headers: { ...headers }, signal });
    outgoing.once("error", reject);
    outgoing.once("response", (incoming) => {
      const heard = { status: incoming.statusCode ?? 0, headers: linesOf(incoming) };
      if (incoming.headers["content-type"]?.startsWith("text/event-stream")) {
        incoming.destroy();
        resolve({ ...heard, text: "" });
        return;
      }
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.once("error", reject);
      incoming.once("end", () => resolve({ ...heard, text: Buffer.concat(chunks).toString() }));
    });
    outgoing.end(body);
  });
}

function linesOf({ headersDistinct }: IncomingMessage): RecordedAnswer["headers"] {
  return new Map(Object.entries(headersDistinct).map(([name, lines]) => [name, lines ?? []]));
}
