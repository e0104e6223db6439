/** The limiter that needs nobody else: exact counts in AttemptLimiter objects, one a subject. */

import { limiterOf, type Reach } from "../../durable-objects/objects.ts";
import type { Env } from "../env.ts";
import { withOneRetry } from "../retry.ts";
import type { Limiter } from "./limiter.ts";
import { POLICIES } from "./policies.ts";
import { subjectName } from "./subject-name.ts";

export type ObjectLimiterBindings = Pick<Env, "CODE_KEY"> & Reach<"ATTEMPT_LIMITER">;

/**
 * Counts in objects. Rejects when the object cannot be reached: whoever asks must then refuse, since nothing
 * would bound the guesses.
 */
export function objectLimiter(bindings: ObjectLimiterBindings): Limiter {
  function objectOf(subject: string) {
    return limiterOf(bindings, subjectName(bindings.CODE_KEY, subject));
  }
  return {
    async look(policy, subject) {
      const standing = await withOneRetry(async () => objectOf(subject).look(policy, POLICIES[policy]));
      return { policy, ...standing };
    },
    async take(policy, subject) {
      // A call whose answer was lost counts twice, which errs on the side that a limit is for.
      const standing = await withOneRetry(async () => objectOf(subject).take(policy, POLICIES[policy]));
      return { policy, ...standing };
    },
    async forget(policy, subject) {
      await withOneRetry(async () => objectOf(subject).forget(policy));
    },
  };
}
