/**
 * The brake in front of everything: far more requests from one network address than people make. Approximate, and per
 * location of the platform; what must be exact is counted by a `Limiter`.
 */

import type { Env } from "../env.ts";
import { POLICIES } from "../limits/policies.ts";
import { SeldomLog } from "../limits/seldom-log.ts";
import { refuseLimited } from "./answer.ts";
import { clientAddressOf } from "./client-address.ts";

const LOG_INTERVAL_MS = 60_000;
const failureLog = new SeldomLog("brake.failed", LOG_INTERVAL_MS);

/**
 * The refusal for a request of somebody who is over the brake; undefined for all others, at once for those without an
 * address. A brake that fails holds up nobody: it guards no secret.
 */
export function brake(request: Request, env: Env): Promise<Response | undefined> | undefined {
  const address = clientAddressOf(request, env);
  return address === null ? undefined : brakeFor(address, env);
}

async function brakeFor(address: string, env: Env): Promise<Response | undefined> {
  try {
    const { success } = await env.BRAKE.limit({ key: address });
    if (success) return undefined;
  } catch (error) {
    failureLog.write(error);
    return undefined;
  }
  return refuseLimited({
    policy: "everything-else",
    isAllowed: false,
    remaining: 0,
    resetSeconds: POLICIES["everything-else"].windowSeconds,
  });
}
