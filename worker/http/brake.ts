/**
 * The brake in front of everything: far more requests from one network address than people make. Approximate, and per
 * location of the platform; what must be exact is counted by a `Limiter`.
 *
 * Nobody waits for it, because asking takes as long as a play. The request that is one too many passes, and what the
 * platform then says refuses the ones after it, in this isolate and without asking again until the refusal has ended.
 */

import type { Env } from "../env.ts";
import { POLICIES } from "../limits/policies.ts";
import { SeldomLog } from "../limits/seldom-log.ts";
import { count } from "../telemetry/counts.ts";
import { refuseLimited } from "./answer.ts";
import { clientAddressOf } from "./client-address.ts";

const LOG_INTERVAL_MS = 60_000;
const REFUSED_MS = POLICIES["everything-else"].windowSeconds * 1000;
/** About 1 MB an isolate. Who is forgotten beyond is asked about again. */
const REFUSED_MAX = 10_000;

const failureLog = new SeldomLog("brake.failed", LOG_INTERVAL_MS);
/** Addresses over the brake, oldest first; milliseconds since the epoch. */
const refusedUntil = new Map<string, number>();

/**
 * The refusal for a request of somebody who is known to be over the brake; undefined for all others, at once. A brake
 * that fails holds up nobody: it guards no secret.
 * @param ctx keeps alive what asks the platform about this request
 */
export function brake(
  request: Request,
  env: Env,
  ctx: Pick<ExecutionContext, "waitUntil">,
): Response | undefined {
  const address = clientAddressOf(request, env);
  if (address === null) return undefined;
  const until = refusedUntil.get(address);
  if (until !== undefined) {
    const leftMs = until - Date.now();
    if (leftMs > 0) return refusal(leftMs);
    refusedUntil.delete(address);
  }
  ctx.waitUntil(askPlatform(address, env));
  return undefined;
}

/** Never rejects. */
async function askPlatform(address: string, env: Env): Promise<void> {
  try {
    const { success } = await env.BRAKE.limit({ key: address });
    if (!success) remember(address);
  } catch (error) {
    failureLog.write(error);
  }
}

function remember(address: string): void {
  refusedUntil.delete(address);
  if (refusedUntil.size >= REFUSED_MAX) {
    const [oldest] = refusedUntil.keys();
    if (oldest !== undefined) refusedUntil.delete(oldest);
  }
  refusedUntil.set(address, Date.now() + REFUSED_MS);
}

function refusal(leftMs: number): Response {
  count("thetiptop_limits_hit_total", "everything-else");
  const resetSeconds = Math.ceil(leftMs / 1000);
  return refuseLimited({ policy: "everything-else", isAllowed: false, remaining: 0, resetSeconds });
}
