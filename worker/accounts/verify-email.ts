/** Proving an address. */

import { sql } from "drizzle-orm";
import { linkIdOf } from "../../durable-objects/mail-room/link-token.ts";
import { users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { ServiceContext } from "../service-context.ts";
import { checksOfAddress, countAttempt, refusalOf } from "./attempt-checks.ts";
import type { VerifyEmailOutcome } from "./outcomes.ts";
import { forgetAccount } from "./sessions.ts";

/**
 * Proves the address of the account that a link belongs to, unless another account has proved it before. The link
 * does the same until it runs out: programs that look at mails follow links too, before the person does. Other
 * accounts of the address stay as they are.
 */
export async function verifyEmail(context: ServiceContext, linkToken: string): Promise<VerifyEmailOutcome> {
  const { env, now } = context;
  const limiter = limiterOn(env);
  const checks = checksOfAddress("mail-link", context.address);
  const refusal = await refusalOf(limiter, checks);
  if (refusal) return refusal;

  const linkId = linkIdOf(env, "verify-address", linkToken);
  const userId = linkId && (await prove(env.DB, linkId, now));
  if (!userId) {
    await countAttempt(limiter, checks);
    return { kind: "invalid-link" };
  }
  forgetAccount(userId);
  return { kind: "verified" };
}

/** One statement: of two accounts that prove one address at the same moment, the second finds it proved. */
async function prove(binding: D1Database, linkId: string, now: number): Promise<string | undefined> {
  const [proved] = await databaseOf(binding)
    .update(users)
    .set({ isVerified: true })
    .where(sql`id = (SELECT user_id FROM account_links
        WHERE id = ${linkId} AND purpose = 'verify-address' AND expires_at > ${now})
      AND NOT EXISTS (SELECT 1 FROM users AS others
        WHERE others.email = users.email AND others.is_verified = 1 AND others.id <> users.id)`)
    .returning({ id: users.id });
  return proved?.id;
}
