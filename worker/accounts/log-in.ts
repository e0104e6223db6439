/** Logging in. */

import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { acceptCode, factorOf } from "../second-factor/accept-code.ts";
import { readChallenge, signChallenge } from "../second-factor/challenge.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account, LogInOutcome } from "../services.ts";
import { countAttempt, refusalOf } from "./attempt-checks.ts";
import { type Candidate, candidateById, candidatesFor } from "./candidates.ts";
import { deviceOf } from "./device.ts";
import { byPassword, bySecondFactor } from "./log-in-proof.ts";
import type { FinishLogInOutcome } from "./outcomes.ts";
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
 * is meant, else the oldest. Whoever has a second factor gets a challenge instead, which `finishLogIn` takes.
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
  { env, address, userAgent, now }: LogInContext,
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
  const { id, passwordHash, factorId } = user;
  if (factorId !== null) {
    const challenge = await signChallenge(env.SESSION_SECRET, { userId: id, passwordHash, factorId }, now);
    return { kind: "second-factor", challenge };
  }
  const session = await openSession(env, byPassword(user), deviceOf(userAgent));
  return session ? { kind: "logged-in", ...session, user: accountOf(user) } : { kind: "refused" };
}

/**
 * The second half of a log-in: a code, with the challenge that the right password gave. A challenge alone is no session,
 * and a code without one is not even looked at, so nobody but who knows the password can use up a person's attempts.
 */
export async function finishLogIn(
  context: LogInContext,
  challenge: string,
  code: string,
): Promise<FinishLogInOutcome> {
  const { env, now, userAgent } = context;
  const database = databaseOf(env.DB);
  const read = await readChallenge(env, challenge, now);
  const user = read && (await candidateById(database, read.userId));
  const factor = user && (await factorOf(database, user.id));
  const { passwordHash } = user ?? {};
  if (!factor || passwordHash === undefined) return { kind: "challenge-over" };
  if (!read.isOf({ userId: user.id, passwordHash, factorId: factor.id })) return { kind: "challenge-over" };
  const accepted = await acceptCode(context, factor, code);
  if (accepted.kind !== "accepted") return accepted;
  const session = await openSession(env, bySecondFactor(passwordHash, accepted), deviceOf(userAgent));
  return session ? { kind: "logged-in", ...session, user: accountOf(user) } : { kind: "challenge-over" };
}

function accountOf(candidate: Candidate): Account {
  const { passwordHash: _, language: __, createdAt: ___, factorId: ____, ...account } = candidate;
  return account;
}
