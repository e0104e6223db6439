/** Logging in. */

import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { ServiceContext } from "../service-context.ts";
import type { LogInOutcome } from "../services.ts";
import { countAttempt, refusalOf } from "./attempt-checks.ts";
import { candidatesFor } from "./candidates.ts";
import { deviceOf } from "./device.ts";
import { inTurn, logInChecks, logInPair } from "./password-attempts.ts";
import { firstSaltOf, tryPassword } from "./passwords.ts";
import { openSession } from "./sessions.ts";
import { logInSchema } from "./validation.ts";

export interface LogInContext extends ServiceContext {
  /** What the caller's program says of itself, at whatever length; null when it says nothing. */
  readonly userAgent: string | null;
}

/**
 * Opens a session for the right password. A wrong password and an unknown address are one answer after the same work,
 * and count against the same limits. When the password fits several accounts of the address, the one that proved it
 * is meant, else the oldest.
 */
export async function logIn(
  context: LogInContext,
  typedEmail: string,
  typedPassword: string,
): Promise<LogInOutcome> {
  const parsed = logInSchema.safeParse({ email: typedEmail, password: typedPassword });
  if (!parsed.success) return { kind: "refused" };
  const { email, password } = parsed.data;
  return inTurn(context.ctx, logInPair(email, context.address), () => attempt(context, email, password));
}

async function attempt(
  { env, address, userAgent }: LogInContext,
  email: string,
  password: string,
): Promise<LogInOutcome> {
  const limiter = limiterOn(env);
  const checks = logInChecks(email, address);
  const refusal = await refusalOf(limiter, checks);
  if (refusal) return refusal;

  const candidates = await candidatesFor(databaseOf(env.DB), email);
  const stored = candidates.map(({ passwordHash }) => passwordHash);
  const { fits } = await tryPassword(password, stored, firstSaltOf(env.SESSION_SECRET, email));
  const user = candidates[fits];
  if (!user) {
    await countAttempt(limiter, checks);
    return { kind: "refused" };
  }
  const session = await openSession(env, user.id, user.passwordHash, deviceOf(userAgent));
  if (!session) return { kind: "refused" };
  const { id, firstName, lastName, role, isVerified, guessesLockedUntil } = user;
  const account = { id, email, firstName, lastName, role, isVerified, guessesLockedUntil };
  return { kind: "logged-in", token: session.token, expiresAt: session.expiresAt, user: account };
}
