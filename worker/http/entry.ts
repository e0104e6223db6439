/** Around the app: what every request needs and what must not even reach Hono. */

import { shardOf } from "../../durable-objects/objects.ts";
import type { Env } from "../env.ts";
import { checkEnv } from "../env.ts";
import { refuse } from "./answer.ts";
import { REQUEST_ID_HEADER, requestIdOf, withRequestId } from "./request-id.ts";
import { logThrown } from "./unexpected.ts";

type Fetch = (request: Request, env: Env, ctx: ExecutionContext) => Response | Promise<Response>;

/**
 * The Worker's fetch: bindings checked once, a request id on every answer, and in local mode the bare ping.
 * @param app answers everything, errors included
 */
export function createFetch(
  app: Fetch,
): (request: Request, env: Env, ctx: ExecutionContext) => Promise<Response> {
  let checked: Env | undefined;
  return async function fetch(request, env, ctx) {
    if (env.LOCAL_MODE === "true" && request.url.includes(PING_PATH)) return ping(request, env);
    try {
      if (env !== checked) {
        checkEnv(env);
        checked = env;
      }
      const response = await app(request, env, ctx);
      return response.headers.has(REQUEST_ID_HEADER)
        ? response
        : withRequestId(response, requestIdOf(request));
    } catch (error) {
      const requestId = requestIdOf(request);
      logThrown(error, { requestId, method: request.method, route: "-" });
      return withRequestId(refuse("internal-error"), requestId);
    }
  };
}

const PING_PATH = "/dev/ping";

/** The floor under any play, for the bench: one round trip to an object and nothing else. */
async function ping(request: Request, env: Env): Promise<Response> {
  const shard = Number(new URL(request.url).searchParams.get("shard") ?? 0);
  return new Response(String(await shardOf(env, env.DEFAULT_CAMPAIGN, shard).ping()));
}
