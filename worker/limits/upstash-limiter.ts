/**
 * The limiter that counts in Upstash Redis. Its answers are used only when they are plainly its own: the library lets
 * everybody pass when Redis says nothing, and that is the one thing a limit must not do.
 *
 * Its sliding window is an estimate from two fixed ones (what came in the last window is taken as spread evenly): two
 * bursts may bring up to twice the limit into one window. The object is exact.
 */

import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis/cloudflare";
import { within } from "../../durable-objects/within.ts";
import type { Allowance, Limiter } from "./limiter.ts";
import { POLICIES, type PolicyName } from "./policies.ts";
import { subjectName } from "./subject-name.ts";

/** The longest a caller waits for Upstash (DESIGN §7); a healthy one in the same region answers in some 10 ms. */
const UPSTASH_ANSWER_MS = 300;
const SECOND_MS = 1_000;

export interface UpstashSettings {
  readonly url: string;
  readonly token: string;
  /** CODE_KEY: names of subjects are made with it. */
  readonly rootKey: string;
}

/** Upstash answered, but not as the script of a limit does. */
export class UnusableAnswerError extends Error {
  override name = "UnusableAnswerError";
}

/**
 * Counts in Upstash. May be kept by an isolate: nothing in it belongs to a request. Rejects, within
 * 300 ms, on anything but a proper answer; an attempt may then have been counted or not.
 */
export function upstashLimiter({ url, token, rootKey }: UpstashSettings): Limiter {
  const redis = new Redis({
    url,
    token,
    retry: false,
    // A function: with a plain signal the client takes its own abort for an answer with status 200.
    signal: () => AbortSignal.timeout(UPSTASH_ANSWER_MS),
    // It would put the commands of several requests into one fetch, which the runtime forbids.
    enableAutoPipelining: false,
    enableTelemetry: false,
  });
  const byPolicy = new Map<PolicyName, Ratelimit>();

  function ratelimitOf(policy: PolicyName): Ratelimit {
    let ratelimit = byPolicy.get(policy);
    if (!ratelimit) {
      const { limit, windowSeconds } = POLICIES[policy];
      ratelimit = new Ratelimit({
        redis,
        limiter: Ratelimit.slidingWindow(limit, `${windowSeconds} s`),
        prefix: `thetiptop:limit:${policy}`,
        timeout: UPSTASH_ANSWER_MS,
        ephemeralCache: false,
        analytics: false,
      });
      byPolicy.set(policy, ratelimit);
    }
    return ratelimit;
  }

  return {
    async look(policy, subject) {
      const asked = ratelimitOf(policy).getRemaining(subjectName(rootKey, subject));
      const answer = await within(UPSTASH_ANSWER_MS, asked);
      return allowance(policy, answer.remaining > 0, answer);
    },
    async take(policy, subject) {
      const asked = ratelimitOf(policy).limit(subjectName(rootKey, subject));
      const answer = await within(UPSTASH_ANSWER_MS, asked);
      if (answer.reason !== undefined) throw new UnusableAnswerError(answer.reason);
      return allowance(policy, answer.success, answer);
    },
    async forget(policy, subject) {
      const asked = ratelimitOf(policy).resetUsedTokens(subjectName(rootKey, subject));
      await within(UPSTASH_ANSWER_MS, asked);
    },
  };
}

interface Numbers {
  readonly limit: number;
  readonly remaining: number;
  /** End of the fixed window of now, in milliseconds since the epoch: one may have to wait less, never more. */
  readonly reset: number;
}

/** @throws UnusableAnswerError when the numbers are not those of this policy's script */
function allowance(policy: PolicyName, isAllowed: boolean, { limit, remaining, reset }: Numbers): Allowance {
  if (limit !== POLICIES[policy].limit || !Number.isInteger(remaining) || remaining > limit) {
    throw new UnusableAnswerError("not the numbers of a limit");
  }
  const resetSeconds = Math.max(1, Math.ceil((reset - Date.now()) / SECOND_MS));
  return { policy, isAllowed, remaining, resetSeconds };
}
