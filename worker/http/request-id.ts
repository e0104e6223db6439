/** The id that ties an answer to its log lines. */

/** Taken over from outside only in this form: a log line must never carry what a stranger wrote into it. */
const SANE_ID = /^[A-Za-z0-9._-]{8,64}$/;

export const REQUEST_ID_HEADER = "X-Request-Id";

/** The caller's own id when it looks like one, a fresh UUID otherwise. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get(REQUEST_ID_HEADER);
  return given !== null && SANE_ID.test(given) ? given : crypto.randomUUID();
}

/** The answer with its id. Answers from a binding have immutable headers and are copied. */
export function withRequestId(response: Response, id: string): Response {
  try {
    response.headers.set(REQUEST_ID_HEADER, id);
    return response;
  } catch {
    const copy = new Response(response.body, response);
    copy.headers.set(REQUEST_ID_HEADER, id);
    return copy;
  }
}
