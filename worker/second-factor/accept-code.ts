/** A code of somebody's authenticator or from their sheet, accepted once. */

import { and, eq, lt, sql } from "drizzle-orm";
import { recoveryCodes, secondFactors } from "../../migrations/schema.ts";
import { countAttempt } from "../accounts/attempt-checks.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Limited } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import { readRecoveryCode, recoveryHash } from "./recovery-codes.ts";
import { unseal } from "./sealed.ts";
import { stepOf } from "./totp.ts";
import { writtenDown } from "./written-down.ts";

declare const accepted: unique symbol;

/** Evidence that a code was right and is used up. Only this module makes one. */
export interface AcceptedCode {
  readonly [accepted]: true;
  readonly kind: "accepted";
  readonly userId: string;
  /** Of which authenticator; another one since then makes it worthless. */
  readonly factorId: string;
}

export type AcceptOutcome = AcceptedCode | { readonly kind: "wrong-code" } | Limited;

function evidence(userId: string, factorId: string): AcceptedCode {
  return { kind: "accepted", userId, factorId } as AcceptedCode;
}

/** Whose code is looked at and by which row. */
export interface Factor {
  readonly id: string;
  readonly userId: string;
  readonly secret: string;
}

/** The authenticator of an account; undefined when it has none. */
export async function factorOf(database: Database, userId: string): Promise<Factor | undefined> {
  const [factor] = await database
    .select({ id: secondFactors.id, userId: secondFactors.userId, secret: secondFactors.secret })
    .from(secondFactors)
    .where(eq(secondFactors.userId, userId));
  return factor;
}

/**
 * Accepts a code once. Every attempt is counted before the code is looked at, right or wrong: six digits are few, and a
 * burst over many isolates must not get ahead of the count.
 */
export async function acceptCode(
  context: ServiceContext,
  factor: Factor,
  typed: string,
): Promise<AcceptOutcome> {
  const { userId } = factor;
  const refusal = await countAttempt(limiterOn(context.env), [
    ["second-factor", `second-factor:${userId}`],
    ["second-factor-day", `second-factor-day:${userId}`],
  ]);
  if (refusal) return refusal;
  const digits = typed.replace(/\s/g, "");
  const recovery = readRecoveryCode(typed);
  const isRight =
    recovery === undefined
      ? await useStep(context, factor, digits)
      : await useRecoveryCode(context, factor, recoveryHash(userId, recovery));
  return isRight ? evidence(userId, factor.id) : { kind: "wrong-code" };
}

/** One statement decides: of two requests with the same code, the second finds its step used. */
async function useStep({ env, now }: ServiceContext, factor: Factor, digits: string): Promise<boolean> {
  const step = stepOf(await secretOf(env, factor), digits, now);
  if (step === undefined) return false;
  const used = await databaseOf(env.DB)
    .update(secondFactors)
    .set({ lastStep: step })
    .where(
      and(
        eq(secondFactors.userId, factor.userId),
        eq(secondFactors.id, factor.id),
        lt(secondFactors.lastStep, step),
      ),
    )
    .returning({ id: secondFactors.id });
  return used.length > 0;
}

/** @throws Error when what is stored does not open: damage, or another CODE_KEY; an administrator's reset mends it */
async function secretOf({ CODE_KEY }: { readonly CODE_KEY: string }, factor: Factor): Promise<Uint8Array> {
  const secret = await unseal(CODE_KEY, "secret", ownerOf(factor), factor.secret);
  if (!secret) throw new Error("a stored second factor does not open under CODE_KEY");
  return secret;
}

/** What a stored secret is sealed for. */
export function ownerOf({ userId, id }: Pick<Factor, "userId" | "id">): string {
  return `${userId}:${id}`;
}

/** Takes the code off the sheet, writes it down and tells the person, all or nothing. */
async function useRecoveryCode(
  { env, ctx, now }: ServiceContext,
  { userId }: Factor,
  hash: string,
): Promise<boolean> {
  const database = databaseOf(env.DB);
  const isThere = sql`EXISTS (SELECT 1 FROM recovery_codes WHERE user_id = ${userId} AND hash = ${hash})`;
  const [, , used] = await database.batch([
    ...writtenDown(database, userId, now, "recovery-code-used", isThere),
    database
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hash)))
      .returning({ hash: recoveryCodes.hash }),
  ]);
  if (used.length > 0) wakeMailRoom(env, ctx);
  return used.length > 0;
}
