/** Which refusal an answer is, for whoever writes it down: the body is the client's. */

import type { ErrorCode } from "./errors.ts";

const refusals = new WeakMap<Response, ErrorCode>();

/** Remembers the code of a refusal's answer, as long as that answer lives. */
export function markRefusal(response: Response, code: ErrorCode): void {
  refusals.set(response, code);
}

/** The refusal's code; undefined for any other answer. */
export function refusalOf(response: Response): ErrorCode | undefined {
  return refusals.get(response);
}
