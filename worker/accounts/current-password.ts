/** What somebody who is signed in may do only with the account's password. */

import type { Limited } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { ServiceContext } from "../service-context.ts";
import { type Check, countAttempt, refusalOf } from "./attempt-checks.ts";
import { inTurn } from "./password-attempts.ts";

/**
 * Runs an attempt that stands or falls with the account's current password. Wrong ones are counted together, whatever
 * they were given for, and attempts take turns: a stolen session must not become a stolen password.
 * @param attempt gives nothing when the password was wrong
 */
export function withCurrentPassword<Done>(
  { env, ctx }: Pick<ServiceContext, "env" | "ctx">,
  userId: string,
  attempt: () => Promise<Done | undefined>,
): Promise<Done | Limited | { readonly kind: "wrong-password" }> {
  const subject = `password-check:${userId}`;
  return inTurn(ctx, subject, async () => {
    const limiter = limiterOn(env);
    const checks: Check[] = [["password-check", subject]];
    const refusal = await refusalOf(limiter, checks);
    if (refusal) return refusal;
    const done = await attempt();
    if (done !== undefined) return done;
    await countAttempt(limiter, checks);
    return { kind: "wrong-password" };
  });
}
