/** Setting up an authenticator: an offer that is stored nowhere, and the code that makes it the account's. */

import { hkdfSync } from "node:crypto";
import { and, eq, like, max, sql } from "drizzle-orm";
import { auditLog, recoveryCodes, secondFactors, users } from "../../migrations/schema.ts";
import { withCurrentPassword } from "../accounts/current-password.ts";
import { verifyPassword } from "../accounts/passwords.ts";
import { readSessionToken } from "../accounts/session-tokens.ts";
import { endSessions, forgetAccount } from "../accounts/sessions.ts";
import { givenPasswordSchema } from "../accounts/validation.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Limited } from "../limits/limiter.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { ownerOf } from "./accept-code.ts";
import type { EnrolInput, EnrolOutcome, Offer } from "./outcomes.ts";
import { newRecoveryCodes, readRecoveryCode, recoveryHash } from "./recovery-codes.ts";
import { seal, unseal } from "./sealed.ts";
import { base32Of, newSecret, SECRET_BYTES, stepOf, uriOf } from "./totp.ts";
import { writtenDown } from "./written-down.ts";

/** Time to find an app, install it and read a code; an offer in a page left open is worth nothing later. */
const OFFER_MS = 30 * 60_000;

/**
 * A secret for an account to begin with. Nothing is stored: it comes back, sealed, with the code that proves it was read.
 * @param token of the session that asks: should it ask again soon, it gets the same one
 */
export async function offerFor(
  { env, now }: ServiceContext,
  account: Account,
  token: string | undefined,
): Promise<Offer> {
  const claims = token === undefined ? undefined : await readSessionToken(token, env);
  const [last] = await databaseOf(env.DB)
    .select({ id: max(auditLog.id) })
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, account.id), like(auditLog.action, "second-factor.%")));
  const secret = claims
    ? offeredSecret(env.CODE_KEY, [account.id, claims.sessionId, last?.id ?? "", Math.floor(now / OFFER_MS)])
    : newSecret();
  return offerOf(env.CODE_KEY, account, secret, now + OFFER_MS);
}

/**
 * The page is asked for again by the answer about cookies, by the other language, by the back button: were its secret
 * another each time, the app that has read the first would show wrong codes for ever. So it follows from CODE_KEY and
 * from what it is for: nobody else's session gets it, and no authenticator has the one of before.
 */
function offeredSecret(rootKey: string, whatFor: readonly (string | number)[]): Uint8Array {
  const purpose = `thetiptop/second-factor-offered/1\n${whatFor.join("\n")}`;
  return new Uint8Array(hkdfSync("sha256", Buffer.from(rootKey, "hex"), "", purpose, SECRET_BYTES));
}

async function offerOf(
  rootKey: string,
  { id, email }: Account,
  secret: Uint8Array,
  until: number,
): Promise<Offer> {
  const content = Buffer.from(JSON.stringify([until, Buffer.from(secret).toString("base64url")]));
  const sealed = await seal(rootKey, "offer", id, content);
  return { secret: base32Of(secret), uri: uriOf(secret, email), sealed };
}

interface OpenedOffer {
  readonly secret: Uint8Array;
  readonly until: number;
}

async function openOffer(
  { env, now }: ServiceContext,
  userId: string,
  sealed: string,
): Promise<OpenedOffer | undefined> {
  const bytes = await unseal(env.CODE_KEY, "offer", userId, sealed);
  if (!bytes) return undefined;
  const [until, secret] = JSON.parse(Buffer.from(bytes).toString()) as [number, string];
  return until > now ? { secret: new Uint8Array(Buffer.from(secret, "base64url")), until } : undefined;
}

/** The same offer once more, for a page that is shown again after a slip; undefined when it no longer holds. */
export async function sameOffer(
  context: ServiceContext,
  account: Account,
  sealed: string,
): Promise<Offer | undefined> {
  const opened = await openOffer(context, account.id, sealed);
  return opened && offerOf(context.env.CODE_KEY, account, opened.secret, opened.until);
}

/**
 * Makes an offered secret the account's, with the password once more: an open session must not be enough to bind
 * somebody's account to a stranger's telephone. Every other session ends, and the person is told by mail.
 * @param token of the session that asks, which stays
 */
export async function enrol(
  context: ServiceContext,
  account: Account,
  token: string | undefined,
  input: EnrolInput,
): Promise<EnrolOutcome> {
  const offer = await openOffer(context, account.id, input.sealed);
  if (!offer) return { kind: "offer-over" };
  const checked = await checkPassword(context, account.id, input.password);
  if (checked.kind !== "right") return checked;
  const step = stepOf(offer.secret, input.code.replace(/\s/g, ""), context.now);
  if (step === undefined) return { kind: "wrong-code" };
  const claims = token === undefined ? undefined : await readSessionToken(token, context.env);
  const enrolled = { ...checked, secret: offer.secret, step, sessionId: claims?.sessionId };
  return store(context, account.id, enrolled);
}

interface RightPassword {
  readonly kind: "right";
  readonly passwordHash: string;
}

async function checkPassword(
  context: ServiceContext,
  userId: string,
  typed: string,
): Promise<RightPassword | { readonly kind: "wrong-password" } | Limited> {
  const password = givenPasswordSchema.safeParse(typed);
  if (!password.success) return { kind: "wrong-password" };
  return withCurrentPassword(context, userId, async () => {
    const [user] = await databaseOf(context.env.DB)
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, userId));
    if (user && (await verifyPassword(password.data, user.passwordHash)))
      return { kind: "right", passwordHash: user.passwordHash };
    return undefined;
  });
}

interface Enrolled extends RightPassword {
  readonly secret: Uint8Array;
  /** The step of the code that was given, which is used up by it. */
  readonly step: number;
  /** The session that stays. */
  readonly sessionId: string | undefined;
}

/** Of two enrolments at once one is stored; the other changes nothing. */
async function store(
  { env, ctx, now }: ServiceContext,
  userId: string,
  { passwordHash, secret, step, sessionId }: Enrolled,
): Promise<EnrolOutcome> {
  const id = crypto.randomUUID();
  const sealed = await seal(env.CODE_KEY, "secret", ownerOf({ userId, id }), secret);
  const codes = newRecoveryCodes();
  const database = databaseOf(env.DB);
  const isStored = sql`EXISTS (SELECT 1 FROM second_factors WHERE user_id = ${userId} AND second_factors.id = ${id})`;
  const [stored] = await database.batch([
    database
      .insert(secondFactors)
      .select(
        sql`SELECT users.id, ${id}, ${sealed}, ${step}, ${now} FROM users
          WHERE users.id = ${userId} AND role <> 'CLIENT' AND password_hash = ${passwordHash}`,
      )
      .onConflictDoNothing()
      .returning({ id: secondFactors.id }),
    putCodes(database, userId, codes, id),
    endSessions(database, userId, sessionId, isStored),
    ...writtenDown(database, userId, now, "enrolled", isStored),
  ]);
  if (stored.length === 0) return { kind: "not-possible" };
  forgetAccount(userId);
  wakeMailRoom(env, ctx);
  return { kind: "enrolled", recoveryCodes: codes };
}

/** The statement that puts a sheet of codes beside an authenticator, while it is that one. */
export function putCodes(database: Database, userId: string, codes: readonly string[], factorId: string) {
  const hashes = codes.map((code) => recoveryHash(userId, readRecoveryCode(code) ?? ""));
  return database.insert(recoveryCodes).select(
    sql`SELECT ${userId}, value FROM json_each(${JSON.stringify(hashes)})
      WHERE EXISTS (SELECT 1 FROM second_factors WHERE user_id = ${userId} AND second_factors.id = ${factorId})`,
  );
}
