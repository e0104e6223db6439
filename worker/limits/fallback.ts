/** Two limiters as one: the second answers whenever the first cannot. */

import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { Allowance, Limiter } from "./limiter.ts";

/**
 * Asks `first`, unless it failed a moment ago, and `second` when there is no answer from it. The two do not share their
 * counts: a subject may use up the limit of each.
 * @param onFailure hears of each failure; must not throw
 */
export function withFallback(
  first: Limiter,
  second: Limiter,
  breaker: CircuitBreaker,
  onFailure: (error: unknown) => void,
): Limiter {
  async function ask(question: (limiter: Limiter) => Promise<Allowance>): Promise<Allowance> {
    if (!breaker.mayAsk(Date.now())) return question(second);
    try {
      const allowance = await question(first);
      breaker.succeeded();
      return allowance;
    } catch (error) {
      breaker.failed(Date.now());
      onFailure(error);
      return question(second);
    }
  }
  return {
    look: (policy, subject) => ask((limiter) => limiter.look(policy, subject)),
    take: (policy, subject) => ask((limiter) => limiter.take(policy, subject)),
    // Both, since each counts for itself; one that cannot be reached is an unlock that did not happen.
    async forget(policy, subject) {
      await Promise.all([first.forget(policy, subject), second.forget(policy, subject)]);
    },
  };
}
