/** A new password by the link in a mail. */

import { and, eq, sql } from "drizzle-orm";
import { linkIdOf } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks, mails, users } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { queueMail, wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import { isUnusedReset, spendResetLinks } from "./account-links.ts";
import { checksOfAddress, countAttempt, refusalOf } from "./attempt-checks.ts";
import type { ResetPasswordInput, ResetPasswordOutcome } from "./outcomes.ts";
import { rehashPassword } from "./passwords.ts";
import { proveAddress } from "./prove-address.ts";
import { endSessions, forgetAccount } from "./sessions.ts";
import { resetPasswordSchema } from "./validation.ts";

/**
 * Sets the password of the account that a link belongs to, once. Ends all its sessions, makes its other reset links
 * worthless, tells it by mail, and proves its address unless another account has: whoever has the link reads the mail.
 */
export async function resetPassword(
  context: ServiceContext,
  input: ResetPasswordInput,
): Promise<ResetPasswordOutcome> {
  const parsed = resetPasswordSchema.safeParse(input);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { env, now } = context;
  const limiter = limiterOn(env);
  const checks = checksOfAddress("mail-link", context.address);
  const refusal = await refusalOf(limiter, checks);
  if (refusal) return refusal;

  const linkId = linkIdOf(env, "reset-password", parsed.data.token);
  const database = databaseOf(env.DB);
  const user = linkId && (await accountOf(database, linkId, now));
  if (!user || !(await setPassword(database, user, linkId, parsed.data.password, now))) {
    await countAttempt(limiter, checks);
    return { kind: "invalid-link" };
  }
  forgetAccount(user.id);
  wakeMailRoom(env, context.ctx);
  return { kind: "reset" };
}

type ResettableAccount = NonNullable<Awaited<ReturnType<typeof accountOf>>>;

/** Whose link it is, while it holds; saves a worthless link the scrypt. */
async function accountOf(database: Database, linkId: string, now: number) {
  const [user] = await database
    .select({
      id: users.id,
      email: users.email,
      firstName: users.firstName,
      language: users.language,
      passwordHash: users.passwordHash,
    })
    .from(accountLinks)
    .innerJoin(users, eq(users.id, accountLinks.userId))
    .where(and(eq(accountLinks.id, linkId), isUnusedReset(database, linkId, now)));
  return user;
}

/** False when the link was used meanwhile: each statement asks, and the last one spends it. */
async function setPassword(
  database: Database,
  { id, email, firstName, language, passwordHash }: ResettableAccount,
  linkId: string,
  password: string,
  now: number,
): Promise<boolean> {
  const newHash = await rehashPassword(password, passwordHash);
  const holds = isUnusedReset(database, linkId, now);
  const occasion = `password-changed:${crypto.randomUUID()}`;
  const message = { kind: "password-changed", firstName } as const;
  const [changed] = await database.batch([
    database
      .update(users)
      .set({ passwordHash: newHash, invitedAt: null }) // a first password, too: it came by the same mailbox
      .where(and(eq(users.id, id), holds))
      .returning({ id: users.id }),
    proveAddress(database, id, holds),
    endSessions(database, id, undefined, holds),
    queueMail(database, { occasion, recipient: email, language, userId: id, message }, now),
    database.delete(mails).where(sql`occasion = ${occasion} AND NOT ${holds}`),
    spendResetLinks(database, id, now, holds),
  ]);
  return changed.length > 0;
}
