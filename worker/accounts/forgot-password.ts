/** A forgotten password: the mail with the way back in. */

import { asc, desc, eq, sql } from "drizzle-orm";
import { accountLinks, mails, users } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import type { Limiter } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { queueMail, wakeMailRoom } from "../mail/queue.ts";
import type { ServiceContext } from "../service-context.ts";
import { RESET_LINK_MS, sweepLinks } from "./account-links.ts";
import { checksOfAddress, countAttempt } from "./attempt-checks.ts";
import type { ForgotPasswordOutcome } from "./outcomes.ts";
import { forgotPasswordSchema } from "./validation.ts";

/**
 * No answer comes sooner. The work is the same for any address, yet a count takes longer for one that nobody asked about
 * lately (20 ms measured); twice the slowest quarter of answers, and nobody waits for this page in a hurry.
 */
const ANSWER_AFTER_MS = 200;

/** Links in one mail; a person has one or two accounts, and the rest is somebody's mischief. */
const LINKS_MAX = 20;

/**
 * Queues a mail with a link to the account that has proved the address, else one to each that states it, but for a
 * flood of them. An unknown
 * address gets the same answer after the same statements: its mail is queued and taken back in one transaction, so
 * that D1 writes as much. Too many mails to an address: the same again, and no mail.
 */
export async function forgotPassword(
  context: ServiceContext,
  typedEmail: string,
): Promise<ForgotPasswordOutcome> {
  const parsed = forgotPasswordSchema.safeParse({ email: typedEmail });
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { email } = parsed.data;

  const limiter = limiterOn(context.env);
  const refusal = await countAttempt(limiter, checksOfAddress("forgotten-password", context.address));
  if (refusal) return refusal;
  await Promise.all([queueResetMail(context, limiter, email), scheduler.wait(ANSWER_AFTER_MS)]);
  return { kind: "taken" };
}

async function queueResetMail(
  { env, ctx, now }: ServiceContext,
  limiter: Limiter,
  email: string,
): Promise<void> {
  const { isAllowed } = await limiter.take("mail-to-address", `mail-to-address:${email}`);

  const database = databaseOf(env.DB);
  const candidates = await resettableOf(database, email);
  const owner = candidates.find(({ isVerified }) => isVerified);
  // Once somebody has proved the address, of the others only those that won something: their prizes must stay in reach
  // of whoever reads this mailbox, also when another's link was the one that was followed.
  const known = owner ? candidates.filter(({ isVerified, hasWon }) => isVerified || hasWon) : candidates;
  const accounts = isAllowed ? known : [];
  const links = accounts.map(({ id, createdAt, isVerified }) => ({
    userId: id,
    linkId: crypto.randomUUID(),
    createdAt,
    isVerified,
  }));
  const linksJson = JSON.stringify(links);
  const first = accounts[0];
  const occasion = `reset-password:${crypto.randomUUID()}`;
  await database.batch([
    sweepLinks(database, now),
    // By way of `users`, for an account may have gone since it was read.
    database.insert(accountLinks).select(sql`
      SELECT value ->> 'linkId', users.id, 'reset-password', ${now}, ${now + RESET_LINK_MS}, NULL
      FROM json_each(${linksJson}) JOIN users ON users.id = value ->> 'userId'`),
    queueMail(
      database,
      {
        occasion,
        recipient: email,
        language: first?.language ?? "fr",
        // A mail about several accounts belongs to none of them.
        userId: accounts.length === 1 && first ? first.id : null,
        message: {
          kind: "reset-password",
          links: links.map(({ linkId, createdAt, isVerified }) => ({ linkId, createdAt, isVerified })),
        },
      },
      now,
    ),
    // A mail without a link goes again before anybody can see it: a batch is one transaction.
    database.delete(mails).where(sql`occasion = ${occasion} AND NOT EXISTS (
      SELECT 1 FROM account_links WHERE id IN (SELECT value ->> 'linkId' FROM json_each(${linksJson})))`),
  ]);
  wakeMailRoom(env, ctx);
}

/**
 * The account that proved the address first, then those whose loss would hurt: staff's, those that have won, the
 * oldest. So registering under somebody's address again and again pushes nobody out who has something there.
 */
function resettableOf(database: Database, email: string) {
  const hasWon = sql`EXISTS (SELECT 1 FROM winners WHERE user_id = users.id)`.mapWith(Boolean);
  return database
    .select({
      id: users.id,
      createdAt: users.createdAt,
      isVerified: users.isVerified,
      language: users.language,
      hasWon: hasWon.as("has_won"),
    })
    .from(users)
    .where(eq(users.email, email))
    .orderBy(
      desc(users.isVerified),
      sql`role <> 'CLIENT' DESC`,
      desc(hasWon),
      asc(users.createdAt),
      asc(users.id),
    )
    .limit(LINKS_MAX);
}
