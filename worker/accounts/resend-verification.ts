/** The link that proves an address, once more. */

import { eq, sql } from "drizzle-orm";
import { accountLinks, mails, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { queueMail, wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import { sweepLinks, VERIFY_LINK_MS } from "./account-links.ts";
import { insertWhere } from "./insert-where.ts";
import type { ResendOutcome } from "./outcomes.ts";

/**
 * Queues the mail with a new link; earlier links go on working until they run out. No mail goes when the address is
 * proved, by this account or by another, nor beyond `mail-to-address`. The answer and the statements are the same then:
 * whoever states an address learns nothing here of who else has it.
 */
export async function resendVerification(
  { env, ctx, now }: ServiceContext,
  accountId: string,
): Promise<ResendOutcome> {
  const database = databaseOf(env.DB);
  const [user] = await database
    .select({ email: users.email, firstName: users.firstName, language: users.language })
    .from(users)
    .where(eq(users.id, accountId));
  if (!user) return { kind: "taken" };
  const { email, firstName, language } = user;
  const { isAllowed } = await limiterOn(env).take("mail-to-address", `mail-to-address:${email}`);

  const linkId = crypto.randomUUID();
  const occasion = `verify-address:${linkId}`;
  const message = { kind: "verify-address", firstName, linkId } as const;
  const link = {
    id: linkId,
    userId: accountId,
    purpose: "verify-address",
    createdAt: now,
    expiresAt: now + VERIFY_LINK_MS,
  } as const;
  // Asked in the statement: the account may have gone, or the address been proved, since it was read.
  const isWaited = sql`EXISTS (SELECT 1 FROM users WHERE id = ${accountId})
    AND NOT EXISTS (SELECT 1 FROM users WHERE email = ${email} AND is_verified = 1)`;
  await database.batch([
    sweepLinks(database, now),
    insertWhere(database, accountLinks, link, sql`${isAllowed} AND ${isWaited}`),
    queueMail(database, { occasion, recipient: email, language, userId: accountId, message }, now),
    // A mail without a link goes again before anybody can see it: a batch is one transaction.
    database.delete(mails).where(sql`occasion = ${occasion}
      AND NOT EXISTS (SELECT 1 FROM account_links WHERE id = ${linkId})`),
  ]);
  wakeMailRoom(env, ctx);
  return { kind: "taken" };
}
