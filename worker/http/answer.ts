/** The one shape in which this service says no: `{success: false, error, details?}`. */

import type { TypedResponse } from "hono";
import type { Allowance } from "../limits/limiter.ts";
import { POLICIES } from "../limits/policies.ts";
import type { FieldProblem } from "../services.ts";
import { ERRORS, type ErrorCode, type ErrorEntry, type NextStep } from "./errors.ts";
import { markRefusal } from "./refusals.ts";

export interface ErrorBody {
  success: false;
  /** A French sentence: the first problem, or the table's own. */
  error: string;
  details?: FieldProblem[];
  /** What a program does next, where the status alone does not say. */
  code?: NextStep;
  /** With `second_factor_required`: what the code is sent back with. */
  challenge?: string;
}

/** Over a union of codes this is a union of answers, as the routes' types want it. */
type Refused<Code> = Code extends ErrorCode
  ? Response & TypedResponse<ErrorBody, (typeof ERRORS)[Code]["status"], "json">
  : never;

/** Long enough for an object to move or D1 to come back, short enough for a player who waits. */
const RETRY_AFTER_SECONDS = "2";

/**
 * The answer for an error code.
 * @param problems when the refusal is about fields: the first becomes `error`, all become `details`
 * @param more what else the answer holds
 */
export function refuse<Code extends ErrorCode>(
  code: Code,
  problems: readonly FieldProblem[] = [],
  more: Pick<ErrorBody, "challenge"> = {},
): Refused<Code> {
  const entry: ErrorEntry = ERRORS[code];
  const { status, fr } = entry;
  const body: ErrorBody = { success: false, error: problems[0]?.message ?? fr, ...more };
  if (entry.code !== undefined) body.code = entry.code;
  if (problems.length > 0) body.details = [...problems];
  const headers = status === 503 ? { "Retry-After": RETRY_AFTER_SECONDS } : undefined;
  const answer = Response.json(body, headers ? { status, headers } : { status });
  markRefusal(answer, code);
  return answer as Refused<Code>;
}

/**
 * The answer to an attempt beyond a limit, with the headers of draft-ietf-httpapi-ratelimit-headers: the policy's
 * quota and window, what is left, and the seconds until it is worth trying again.
 */
export function refuseLimited({ policy, remaining, resetSeconds }: Allowance): Refused<"too-many-attempts"> {
  const { limit, windowSeconds } = POLICIES[policy];
  const answer = refuse("too-many-attempts");
  answer.headers.set("Retry-After", String(resetSeconds));
  answer.headers.set("RateLimit-Policy", `"${policy}";q=${limit};w=${windowSeconds}`);
  answer.headers.set("RateLimit", `"${policy}";r=${remaining};t=${resetSeconds}`);
  return answer;
}
