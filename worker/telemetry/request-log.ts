/**
 * One JSON line a request, made to be read by `npm run tail`. It names the route's template, never the path: a path may
 * hold a code or a token; and nothing of who asked but the country that the platform states.
 */

import type { Env } from "../env.ts";
import { PLAY_PATH } from "../http/play-path.ts";
import { refusalOf } from "../http/refusals.ts";
import { REQUEST_ID_HEADER } from "../http/request-id.ts";

/** Longer than any route takes that does not hash a password; the objective for plays is 250 ms (ops/prometheus). */
export const SLOW_MS = 1_000;
const SERVER_ERROR = 500;

/**
 * Writes the line, unless the setting LOG_REQUESTS asks for problems alone and the request neither failed nor was slow.
 * @param route a template, never a path
 */
export function logRequest(
  request: Request,
  response: Response,
  route: string,
  milliseconds: number,
  env: Pick<Env, "LOG_REQUESTS">,
): void {
  const { status } = response;
  const hasFailed = status >= SERVER_ERROR;
  const isSlow = milliseconds >= SLOW_MS;
  if (!hasFailed && !isSlow && env.LOG_REQUESTS === "problems") return;
  const line = JSON.stringify({
    level: hasFailed ? "error" : isSlow ? "warn" : "info",
    event: "request",
    requestId: response.headers.get(REQUEST_ID_HEADER),
    method: request.method,
    route,
    status,
    milliseconds,
    outcome: refusalOf(response) ?? (route === PLAY_PATH ? "won" : "done"),
    ...placeOf(request),
  });
  // One stream for all of them: what was thrown has left its own line among the errors already.
  if (hasFailed || isSlow) console.warn(line);
  else console.log(line);
}

/** Two letters each or so, as the platform states them; nothing on the local server. */
function placeOf({ cf }: Request): { country?: unknown; colo?: unknown } {
  return { country: cf?.["country"], colo: cf?.["colo"] };
}
