/** One more try for calls to objects that may be sent twice. */

import { failureKindOf, mayRetry } from "./http/unexpected.ts";
import { count } from "./telemetry/counts.ts";

/**
 * Runs a call to an object, and once more when the runtime says that a retry may help.
 * @param call must take a fresh stub each time (a stub whose call failed may be broken for good) and must be idempotent
 */
export async function withOneRetry<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    count("thetiptop_object_call_failures_total", failureKindOf(error));
    if (!mayRetry(error)) throw error;
    return call();
  }
}
