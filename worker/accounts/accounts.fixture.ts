/** What the tests of accounts ask for again and again. */

import { env } from "cloudflare:workers";
import { and, asc, eq } from "drizzle-orm";
import { type LinkPurpose, linkTokenOf } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks, mails, users, winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import type { PolicyName } from "../limits/policies.ts";
import { type AnyBody, ask, PASSWORD } from "../test-house.ts";

export const database = () => databaseOf(env.DB);

/** An address that no other test knows. */
export const freshEmail = () => `${crypto.randomUUID()}@example.com`;

let addresses = 0;

/** The header of a network address that no other request of a test file has (RFC 2544's range). */
export function fromSomewhere() {
  addresses += 1;
  return { "cf-connecting-ip": `198.18.0.${addresses}` };
}

export interface AccountBody extends AnyBody {
  readonly message: string;
  readonly token: string;
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly firstName: string;
    readonly isVerified?: boolean;
  };
}

export function registration(email: string, password = PASSWORD) {
  return { email, password, confirmPassword: password, firstName: "Zoé", lastName: "Lefèvre" };
}

export function register(body: unknown, headers: Record<string, string> = {}) {
  return ask<AccountBody>("/api/auth/register", { body, headers });
}

export function logIn(email: string, password = PASSWORD, headers: Record<string, string> = {}) {
  return ask<AccountBody>("/api/auth/login", { body: { email, password }, headers });
}

/** Registers and logs in. */
export async function registered(email = freshEmail(), password = PASSWORD) {
  const { body } = await register(registration(email, password));
  const { token } = (await logIn(email, password)).body;
  return { id: body.user.id, email, token };
}

export const verify = (token: string, headers: Record<string, string> = {}) =>
  ask<AccountBody>(`/api/auth/verify-email/${token}`, { headers });

export const forget = (email: string, headers: Record<string, string> = {}) =>
  ask<AccountBody>("/api/auth/forgot-password", { body: { email }, headers });

export const reset = (token: string, password: string, headers: Record<string, string> = {}) =>
  ask<AccountBody>("/api/auth/reset-password", {
    body: { token, password, confirmPassword: password },
    headers,
  });

export const usersWith = (email: string) =>
  database().select().from(users).where(eq(users.email, email)).orderBy(asc(users.createdAt), asc(users.id));

export const linksOf = (userId: string) =>
  database().select().from(accountLinks).where(eq(accountLinks.userId, userId));

/** The mails an address was sent or is about to be, oldest first. */
export async function mailRowsTo(email: string) {
  const rows = await database()
    .select()
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(asc(mails.createdAt));
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as Record<string, unknown> }));
}

/** The token in the newest mail that leads to an account. */
export async function linkTo(userId: string, purpose: LinkPurpose): Promise<string> {
  const rows = await database()
    .select()
    .from(accountLinks)
    .where(and(eq(accountLinks.userId, userId), eq(accountLinks.purpose, purpose)))
    .orderBy(asc(accountLinks.createdAt));
  const newest = rows.at(-1);
  if (!newest) throw new Error(`the account has no link ${purpose}`);
  return linkTokenOf(env.SESSION_SECRET, purpose, newest.id);
}

export async function proved(userId: string): Promise<boolean> {
  const [row] = await database().select().from(users).where(eq(users.id, userId));
  return row?.isVerified ?? false;
}

/** The status of a request that needs the session. */
export async function sessionStatus(token: string): Promise<number> {
  return (await ask("/api/auth/me", { token })).status;
}

let serial = 0;

/** A win as the projection writes it. */
export async function win(userId: string): Promise<void> {
  serial += 1;
  await database().insert(winners).values({
    id: crypto.randomUUID(),
    campaign: "demo",
    serial,
    seq: serial,
    userId,
    prize: 0,
    playedAt: Date.now(),
  });
}

/** Counts attempts until a limit has none left. */
export async function useUp(policy: PolicyName, subject: string): Promise<void> {
  const limiter = limiterOn(env);
  while ((await limiter.take(policy, subject)).isAllowed);
}
