/** The first password of a member of staff, by the link in the mail that invited them. */

import { and, eq, isNotNull, sql } from "drizzle-orm";
import { linkIdOf } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks, users } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { ServiceContext } from "../service-context.ts";
import { isUnusedLink } from "./account-links.ts";
import { checksOfAddress, countAttempt, refusalOf } from "./attempt-checks.ts";
import type { ResetPasswordInput, ResetPasswordOutcome } from "./outcomes.ts";
import { rehashPassword } from "./passwords.ts";
import { proveAddress } from "./prove-address.ts";
import { endSessions, forgetAccount } from "./sessions.ts";
import { resetPasswordSchema } from "./validation.ts";

/**
 * Sets the password of whoever was invited, once, and proves the address unless another account has: whoever has the
 * link reads the mail. Nothing happens when a password has been chosen by another way meanwhile.
 */
export async function acceptInvitation(
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
  const linkId = linkIdOf(env, "accept-invitation", parsed.data.token);
  const database = databaseOf(env.DB);
  const invited = linkId && (await invitedBy(database, linkId, now));
  if (!invited || !(await setFirstPassword(database, invited, linkId, parsed.data.password, now))) {
    await countAttempt(limiter, checks);
    return { kind: "invalid-link" };
  }
  forgetAccount(invited.id);
  return { kind: "reset" };
}

type Invited = NonNullable<Awaited<ReturnType<typeof invitedBy>>>;

/** Whose link it is, while it holds; saves a worthless link the scrypt. */
async function invitedBy(database: Database, linkId: string, now: number) {
  const [user] = await database
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(accountLinks)
    .innerJoin(users, eq(users.id, accountLinks.userId))
    .where(
      and(
        eq(accountLinks.id, linkId),
        isNotNull(users.invitedAt),
        isUnusedLink(database, "accept-invitation", linkId, now),
      ),
    );
  return user;
}

/** False when the link was used meanwhile: each statement asks, and the last one spends it. */
async function setFirstPassword(
  database: Database,
  { id, passwordHash }: Invited,
  linkId: string,
  password: string,
  now: number,
): Promise<boolean> {
  const newHash = await rehashPassword(password, passwordHash);
  const holds = isUnusedLink(database, "accept-invitation", linkId, now);
  const [changed] = await database.batch([
    database
      .update(users)
      .set({ passwordHash: newHash, invitedAt: null })
      .where(and(eq(users.id, id), isNotNull(users.invitedAt), holds))
      .returning({ id: users.id }),
    proveAddress(database, id, holds),
    endSessions(database, id, undefined, holds),
    database
      .update(accountLinks)
      .set({ usedAt: now })
      .where(
        sql`user_id = ${id} AND purpose IN ('accept-invitation', 'reset-password') AND used_at IS NULL AND ${holds}`,
      ),
  ]);
  return changed.length > 0;
}
