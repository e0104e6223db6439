/** What is done with an authenticator that is set up: looked at, turned off, its sheet of codes renewed, reset. */

import { and, count, eq, sql } from "drizzle-orm";
import { recoveryCodes, secondFactors } from "../../migrations/schema.ts";
import { endSessions, forgetAccount } from "../accounts/sessions.ts";
import { auditOfUser } from "../audit/audit-of-user.ts";
import { databaseOf } from "../database.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { isStaff } from "../staff.ts";
import type { OfficeContext } from "../staff-context.ts";
import { type AcceptOutcome, acceptCode, factorOf } from "./accept-code.ts";
import { offerFor, putCodes } from "./enrolment.ts";
import type { RenewCodesOutcome, ResetFactorOutcome, SecondFactorState, TurnOffOutcome } from "./outcomes.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { mailAbout, writtenDown } from "./written-down.ts";

/**
 * How things stand with an account's second factor; for whoever has none, with a secret to begin with.
 * @param token of the session that asks
 */
export async function stateOf(
  context: ServiceContext,
  account: Account,
  token: string | undefined,
): Promise<SecondFactorState> {
  if (!isStaff(account)) return { kind: "not-for-you" };
  const [found] = await databaseOf(context.env.DB)
    .select({ since: secondFactors.createdAt, codesLeft: count(recoveryCodes.hash) })
    .from(secondFactors)
    .leftJoin(recoveryCodes, eq(recoveryCodes.userId, secondFactors.userId))
    .where(eq(secondFactors.userId, account.id))
    .groupBy(secondFactors.userId);
  return found ? { kind: "on", ...found } : { kind: "off", offer: await offerFor(context, account, token) };
}

/** Turns the second factor off, for a code of it. The sessions that are open stay: each gave a code. */
export async function turnOff(
  context: ServiceContext,
  account: Account,
  code: string,
): Promise<TurnOffOutcome> {
  const accepted = await acceptOwn(context, account, code);
  if (accepted.kind !== "accepted") return accepted;
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const isThere = isStill(accepted.userId, accepted.factorId);
  const [, , removed] = await database.batch([
    ...writtenDown(database, account.id, now, "turned-off", isThere),
    database
      .delete(secondFactors)
      .where(and(eq(secondFactors.userId, account.id), eq(secondFactors.id, accepted.factorId)))
      .returning({ id: secondFactors.id }),
  ]);
  forgetAccount(account.id);
  wakeMailRoom(env, ctx);
  return removed.length > 0 ? { kind: "turned-off" } : { kind: "not-on" };
}

/** A new sheet of recovery codes in the place of the old one, for a code. */
export async function renewCodes(
  context: ServiceContext,
  account: Account,
  code: string,
): Promise<RenewCodesOutcome> {
  const accepted = await acceptOwn(context, account, code);
  if (accepted.kind !== "accepted") return accepted;
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const codes = newRecoveryCodes();
  const isThere = isStill(accepted.userId, accepted.factorId);
  const [, put] = await database.batch([
    database.delete(recoveryCodes).where(and(eq(recoveryCodes.userId, account.id), isThere)),
    putCodes(database, account.id, codes, accepted.factorId).returning({ hash: recoveryCodes.hash }),
    ...writtenDown(database, account.id, now, "codes-renewed", isThere),
  ]);
  wakeMailRoom(env, ctx);
  return put.length > 0 ? { kind: "renewed", recoveryCodes: codes } : { kind: "not-on" };
}

async function acceptOwn(
  context: ServiceContext,
  account: Account,
  code: string,
): Promise<AcceptOutcome | { readonly kind: "not-on" }> {
  const factor = await factorOf(databaseOf(context.env.DB), account.id);
  return factor ? acceptCode(context, factor, code) : { kind: "not-on" };
}

/**
 * Takes a colleague's second factor away, for somebody who has lost both telephone and sheet: all their sessions end,
 * they hear of it by mail, and the log says who did it. Never one's own, or an administrator's open session would be
 * enough to be rid of it.
 */
export async function resetFactor(context: OfficeContext, userId: string): Promise<ResetFactorOutcome> {
  const { env, ctx, now, staff } = context;
  if (userId === staff.id) return { kind: "own" };
  const database = databaseOf(env.DB);
  const isThere = sql`EXISTS (SELECT 1 FROM second_factors WHERE user_id = ${userId})`;
  const [, , , removed] = await database.batch([
    auditOfUser(database, context, userId, { action: "second-factor.reset", condition: isThere }),
    mailAbout(database, userId, now, "reset", isThere),
    endSessions(database, userId, undefined, isThere),
    database
      .delete(secondFactors)
      .where(eq(secondFactors.userId, userId))
      .returning({ id: secondFactors.id }),
  ]);
  if (removed.length === 0) return { kind: "not-on" };
  forgetAccount(userId);
  wakeMailRoom(env, ctx);
  return { kind: "reset" };
}

function isStill(userId: string, factorId: string) {
  return sql`EXISTS (SELECT 1 FROM second_factors WHERE user_id = ${userId} AND second_factors.id = ${factorId})`;
}
