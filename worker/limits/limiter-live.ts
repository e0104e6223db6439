/** The limiter on real bindings. */

import type { Env } from "../env.ts";
import { count } from "../telemetry/counts.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { withFallback } from "./fallback.ts";
import type { Allowance, Limiter } from "./limiter.ts";
import { objectLimiter } from "./object-limiter.ts";
import { SeldomLog } from "./seldom-log.ts";
import { upstashLimiter } from "./upstash-limiter.ts";

export type LimiterBindings = Pick<
  Env,
  | "ATTEMPT_LIMITER"
  | "OBJECT_JURISDICTION"
  | "CODE_KEY"
  | "UPSTASH_REDIS_REST_URL"
  | "UPSTASH_REDIS_REST_TOKEN"
>;

/** After Upstash failed: in an outage one request in so much time waits for it, by isolate, and the rest do not. */
const PAUSE_MS = 5_000;
const LOG_INTERVAL_MS = 60_000;

interface KnownUpstash {
  readonly url: string;
  readonly token: string;
  readonly rootKey: string;
  readonly limiter: Limiter;
  readonly breaker: CircuitBreaker;
}

/** Kept by the isolate: what one request learns of an outage serves the next. */
let known: KnownUpstash | undefined;
const fallbackLog = new SeldomLog("limits.fallback", LOG_INTERVAL_MS);

/** Upstash when it is configured, with the object behind it; else the object. What it refuses is counted. Cheap to call. */
export function limiterOn(bindings: LimiterBindings): Limiter {
  return countingRefusals(limiterOf(bindings));
}

function countingRefusals(limiter: Limiter): Limiter {
  async function counted(asked: Promise<Allowance>): Promise<Allowance> {
    const allowance = await asked;
    if (!allowance.isAllowed) count("thetiptop_limits_hit_total", allowance.policy);
    return allowance;
  }
  return {
    look: (policy, subject) => counted(limiter.look(policy, subject)),
    take: (policy, subject) => counted(limiter.take(policy, subject)),
    forget: (policy, subject) => limiter.forget(policy, subject),
  };
}

function limiterOf(bindings: LimiterBindings): Limiter {
  const byObject = objectLimiter(bindings);
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, CODE_KEY: rootKey } = bindings;
  if (!url || !token) return byObject;
  if (known?.url !== url || known.token !== token || known.rootKey !== rootKey) {
    const limiter = upstashLimiter({ url, token, rootKey });
    known = { url, token, rootKey, limiter, breaker: new CircuitBreaker(PAUSE_MS) };
  }
  return withFallback(known.limiter, byObject, known.breaker, (error) => fallbackLog.write(error));
}
