/** From an exception to the answer and its log line. */

import { refuse } from "./answer.ts";
import { requestIdOf, withRequestId } from "./request-id.ts";
import { codeOfThrown, logThrown } from "./unexpected.ts";

/**
 * The answer to something thrown, with the request id that its log line has.
 * @param route the pattern, never the path: a path may hold a code or a token
 */
export function answerThrown(error: unknown, request: Request, route: string): Response {
  const code = codeOfThrown(error);
  const requestId = requestIdOf(request);
  if (code === "internal-error" || code === "temporarily-unavailable") {
    logThrown(error, { requestId, method: request.method, route });
  }
  return withRequestId(refuse(code), requestId);
}
