/** Around the app: what every request needs and what must not even reach Hono. */

import { shardOf } from "../../durable-objects/objects.ts";
import type { Env } from "../env.ts";
import { checkEnv, missingMailSettings } from "../env.ts";
import { answerPlay } from "../routes/answer-play.ts";
import { answerMailbox } from "../routes/dev-mailbox.ts";
import { isBuiltFile } from "../routes/pages.ts";
import { answered } from "../telemetry/answered.ts";
import { DOOR, routeOf } from "../telemetry/route-names.ts";
import { refuse } from "./answer.ts";
import { answerThrown } from "./answer-thrown.ts";
import { isBounded } from "./body.ts";
import { brake } from "./brake.ts";
import { turnFromPlainHttp } from "./plain-http.ts";
import { PLAY_PATH } from "./play-path.ts";
import { protect, protectPlay } from "./protective-headers.ts";
import { REQUEST_ID_HEADER, requestIdOf, withRequestId } from "./request-id.ts";

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
    const startedAt = Date.now();
    /** The route whose answer goes out, for the counters: "door" until there is one. */
    let route = DOOR;
    let answer: Response;
    try {
      if (env !== checked) {
        checkEnv(env);
        checked = env;
        logMissingMailSettings(env);
      }
      const refusal = turnFromPlainHttp(request, env) ?? brake(request, env, ctx);
      if (refusal) answer = atTheDoor(refusal, request);
      else if (isPlay(request)) {
        // Straight past the router, which is a fiftieth of a play; what is unusual goes the ordinary way.
        route = PLAY_PATH;
        answer = await answerPlay(request, env, ctx, startedAt);
        protectPlay(answer.headers);
      } else if (!URL.canParse(request.url)) {
        // The platform makes the URL from the Host a client sent, unchecked: with a space in it nothing can read it.
        answer = atTheDoor(refuse("invalid-request"), request);
      } else {
        const response = (await answerMailbox(request, env)) ?? (await app(request, env, ctx));
        route = routeOf(request);
        answer = response.headers.has(REQUEST_ID_HEADER)
          ? response
          : withRequestId(response, requestIdOf(request));
        // A missing file is our own 404.
        if (answer.status === NOT_FOUND || !isBuiltFile(request)) protect(answer.headers);
      }
    } catch (error) {
      answer = answerThrown(error, request, route === DOOR ? "-" : route);
      protect(answer.headers);
    }
    answered(request, answer, route, startedAt, env, ctx);
    return answer;
  };
}

/** A refusal that nobody behind the door has seen: a browser may show it as a page, whatever was asked for. */
function atTheDoor(refusal: Response, request: Request): Response {
  const answer = withRequestId(refusal, requestIdOf(request));
  protect(answer.headers);
  return answer;
}

/** One JSON line at the first request; plays must not stop for mails. */
function logMissingMailSettings(env: Env): void {
  const names = missingMailSettings(env);
  if (names.length === 0) return;
  const message = `mails wait: MAIL_DRIVER=${env.MAIL_DRIVER} needs ${names.join(", ")}`;
  console.error(JSON.stringify({ level: "error", route: "checking the settings", message }));
}

const NOT_FOUND = 404;

function isPlay(request: Request): boolean {
  return request.method === "POST" && PLAY_URL.test(request.url) && isBounded(request);
}

const PLAY_URL = new RegExp(`^https?://[^/]+${PLAY_PATH}$`);
const PING_PATH = "/dev/ping";

/** The floor under any play, for the bench: one round trip to an object and nothing else. */
async function ping(request: Request, env: Env): Promise<Response> {
  const shard = Number(new URL(request.url).searchParams.get("shard") ?? 0);
  return new Response(String(await shardOf(env, env.DEFAULT_CAMPAIGN, shard).ping()));
}
