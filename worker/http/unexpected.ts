/** Exceptions: what they mean to the caller, and the one log line they leave. */

import { DrizzleQueryError } from "drizzle-orm/errors";
import { HTTPException } from "hono/http-exception";
import type { DatabaseFailureSource } from "../../durable-objects/telemetry/counters.ts";
import { STARTS_ANEW } from "../../durable-objects/ticket-shard/starts-anew.ts";
import { count } from "../telemetry/counts.ts";
import type { ErrorCode } from "./errors.ts";

/** The runtime marks an object's failures by properties on the error. */
type Mark = "retryable" | "overloaded" | "durableObjectReset";

function isMarked(error: unknown, mark: Mark): boolean {
  return error instanceof Error && Reflect.get(error, mark) === true;
}

/**
 * True when a call to an object may be sent again with a fresh stub: it was lost, or the object started anew
 * meanwhile. An overloaded object must be left alone.
 */
export function mayRetry(error: unknown): boolean {
  return (
    (isMarked(error, "retryable") || isMarked(error, "durableObjectReset")) && !isMarked(error, "overloaded")
  );
}

/** What became of a call to an object that failed, as the metrics name it. */
export function failureKindOf(error: unknown): "aborted" | "overloaded" | "reset" | "lost" | "threw" {
  if (error instanceof Error && error.message.includes(STARTS_ANEW)) return "aborted";
  if (isMarked(error, "overloaded")) return "overloaded";
  if (isMarked(error, "durableObjectReset")) return "reset";
  return isMarked(error, "retryable") ? "lost" : "threw";
}

/** What Drizzle wrapped: its own message repeats the parameters, and those are people's data. */
function bare(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? error.cause : error;
}

const D1_FAILURE = /^D1_/;

function isOfDatabase(error: unknown): boolean {
  return error instanceof DrizzleQueryError || (error instanceof Error && D1_FAILURE.test(error.message));
}

/**
 * The runtime's own words for what failed below an object (its disk is full, its machine broke), never an exception of
 * ours. Whether the object wrote is not known: whoever asked may ask again.
 */
const BELOW_THE_OBJECT = /^internal error; reference = /;

function isBelowTheObject(error: unknown): boolean {
  return error instanceof Error && BELOW_THE_OBJECT.test(error.message);
}

function passes(error: unknown): boolean {
  return isOfDatabase(error) || mayRetry(error) || isMarked(error, "overloaded") || isBelowTheObject(error);
}

/**
 * The error code for something thrown. Only the library's own 400 and 415 are the caller's doing;
 * D1 or an object that does not answer passes (503); everything else is ours (500).
 */
export function codeOfThrown(error: unknown): ErrorCode {
  if (error instanceof HTTPException) {
    if (error.status === 400) return "invalid-json";
    if (error.status === 415) return "unsupported-media-type";
  }
  return passes(error) ? "temporarily-unavailable" : "internal-error";
}

/** One JSON line; a failure of D1 is counted. `route` is the pattern, never the path: a path may hold a code or a token. */
export function logThrown(error: unknown, where: { requestId: string; method: string; route: string }): void {
  if (isOfDatabase(error)) count("thetiptop_d1_errors_total", "request" satisfies DatabaseFailureSource);
  const cause = bare(error);
  const known = cause instanceof Error ? cause : new Error(String(cause));
  const stack = known.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  console.error(
    JSON.stringify({ level: "error", ...where, name: known.name, message: known.message, stack }),
  );
}
