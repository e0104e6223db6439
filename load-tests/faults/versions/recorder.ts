/**
 * Stands before the built Worker, in workerd, and writes down what the Worker asks of its objects: class, name, method,
 * arguments, answer. `GET /dev/calls` gives the list; `POST /dev/calls` makes one call as some Worker once made it.
 *
 * It is stripped of its types and served as it is, so it imports nothing.
 */

export interface RecordedCall {
  readonly namespace: string;
  /** The object's own name. */
  readonly object: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly answer: unknown;
}

export const CALLS_PATH = "/dev/calls";
const NAMESPACES = [
  "TICKET_SHARD",
  "CAMPAIGN_DESK",
  "ATTEMPT_LIMITER",
  "MAIL_ROOM",
  "LIVE_BOARD",
  "TELEMETRY",
];

const calls: RecordedCall[] = [];

type Method = (...args: unknown[]) => Promise<unknown>;
type Stub = Record<string, Method>;
interface Namespace {
  getByName(object: string): Stub;
}

/** What can be written down: streams and dates of the runtime's own cannot. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function recorded(namespace: string, real: Namespace): Namespace {
  return {
    getByName: (object) =>
      new Proxy(real.getByName(object), {
        get: (stub, method: string) => {
          const target = stub[method];
          if (typeof target !== "function" || method === "fetch") return target;
          return async (...args: unknown[]) => {
            const answer = await stub[method]?.(...args);
            calls.push({ namespace, object, method, args: plain(args) as unknown[], answer: plain(answer) });
            return answer;
          };
        },
      }),
  };
}

type Env = Record<string, unknown>;
type Fetch = (request: Request, env: Env, ctx: ExecutionContext) => Promise<Response>;

const environments = new WeakMap<Env, Env>();

function listening(env: Env): Env {
  const known = environments.get(env);
  if (known) return known;
  const namespaces = NAMESPACES.filter((name) => env[name] !== undefined);
  const heard = namespaces.map((name) => [name, recorded(name, env[name] as Namespace)]);
  const listened: Env = { ...env, ...Object.fromEntries(heard) };
  environments.set(env, listened);
  return listened;
}

/** The same Worker, listened to. */
export function workerWithRecorder({ fetch: answer }: { readonly fetch: Fetch }): { readonly fetch: Fetch } {
  return {
    async fetch(request, env, ctx) {
      if (new URL(request.url).pathname !== CALLS_PATH) return answer(request, listening(env), ctx);
      if (request.method !== "POST") return Response.json(calls);
      const { namespace, object, method, args } = (await request.json()) as RecordedCall;
      const stub = (env[namespace] as Namespace).getByName(object);
      try {
        return Response.json({ answer: plain(await stub[method]?.(...args)) });
      } catch (error) {
        return Response.json({ problem: String(error) });
      }
    },
  };
}
