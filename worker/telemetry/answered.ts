/** What is done about every answer once it is there: counted, reported some seconds later, and perhaps logged. */

import type { Env } from "../env.ts";
import { countRequest } from "./counts.ts";
import { pushSoon } from "./push.ts";
import { logRequest } from "./request-log.ts";

/**
 * Takes note of an answer. Synchronous: some hundred nanoseconds of memory, or a log line where there is one.
 * @param route a template, never a path
 * @param startedAt when the request came in, in milliseconds since the epoch
 */
export function answered(
  request: Request,
  response: Response,
  route: string,
  startedAt: number,
  env: Env,
  ctx: Pick<ExecutionContext, "waitUntil">,
): void {
  const now = Date.now();
  const milliseconds = now - startedAt;
  countRequest(request.method, route, response.status, milliseconds);
  logRequest(request, response, route, milliseconds, env);
  pushSoon(env, ctx, now);
}
