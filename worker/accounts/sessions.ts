/** Sessions: opening, recognising and closing them. */

import { and, desc, eq, gt, inArray, lt, ne, notInArray, type SQL, sql } from "drizzle-orm";
import type { SessionSecrets } from "../../durable-objects/session-secrets.ts";
import { sessions, users } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { Account } from "../services.ts";
import { count } from "../telemetry/counts.ts";
import type { LogInProof } from "./log-in-proof.ts";
import { readSessionToken, SESSION_SECONDS, type SessionClaims, signSessionToken } from "./session-tokens.ts";

/** How long an isolate may trust what it read about a player: the longest a closed session can still be used. */
const REMEMBERED_MS = 30_000;
/** About 6 MB of accounts an isolate at most, of its 128 MB. */
const REMEMBERED_MAX = 10_000;
/** A person has a few devices; more are scripts, and their oldest sessions give way. */
export const SESSIONS_PER_USER_MAX = 100;

/** Each log-in sweeps some expired rows, whosever they are: more than one, so that they grow fewer. */
const EXPIRED_PER_LOG_IN = 20;

interface Remembered {
  readonly account: Account;
  readonly until: number;
}

/** Players by token, oldest first. Staff are never in here: their rights must end at once. */
const remembered = new Map<string, Remembered>();

type SessionBindings = Pick<Env, "DB"> & SessionSecrets;

/**
 * Opens a session for an account and returns its token. Nothing else does.
 * @param proof undefined comes back when it does not hold (any more): the password was changed, the account is gone, or
 * it has a second factor which the proof knows nothing of; so no log-in under way outlives a reset
 * @param device as device.ts names it
 */
export async function openSession(
  bindings: SessionBindings,
  { userId, passwordHash, factorId }: LogInProof,
  device: string | null = null,
): Promise<{ token: string; expiresAt: number } | undefined> {
  const database = databaseOf(bindings.DB);
  const createdAt = Date.now();
  // Whole seconds, as a token can say them: the row and the token end together.
  const expiresAt = (Math.floor(createdAt / 1000) + SESSION_SECONDS) * 1000;
  const claims = { userId, sessionId: crypto.randomUUID(), expiresAt };
  const newest = database
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.createdAt))
    .limit(SESSIONS_PER_USER_MAX);
  const expired = database
    .select({ id: sessions.id })
    .from(sessions)
    .where(lt(sessions.expiresAt, createdAt))
    .limit(EXPIRED_PER_LOG_IN);
  const [token, [opened]] = await Promise.all([
    signSessionToken(claims, bindings.SESSION_SECRET),
    database.batch([
      database
        .insert(sessions)
        .select(
          sql`SELECT ${claims.sessionId}, id, ${createdAt}, ${expiresAt}, ${device} FROM users WHERE id = ${userId} AND password_hash = ${passwordHash}
            AND (SELECT second_factors.id FROM second_factors WHERE user_id = users.id) IS ${factorId}`,
        )
        .returning({ id: sessions.id }),
      database.delete(sessions).where(and(eq(sessions.userId, userId), notInArray(sessions.id, newest))),
      database.delete(sessions).where(inArray(sessions.id, expired)),
      database
        .update(users)
        .set({ lastSignedInAt: createdAt })
        .where(and(eq(users.id, userId), eq(users.passwordHash, passwordHash))),
    ]),
  ]);
  if (opened.length === 0) return undefined;
  count("thetiptop_sessions_opened_total");
  return { token, expiresAt };
}

/**
 * The account behind a token; undefined when it is absent, forged, expired or its session was closed.
 * A player seen in the last 30 s costs neither a signature nor a query.
 */
export async function identify(
  bindings: SessionBindings,
  token: string | undefined,
  now = Date.now(),
): Promise<Account | undefined> {
  if (!token) return undefined;
  const known = remembered.get(token);
  if (known && now < known.until) return known.account;
  const claims = await readSessionToken(token, bindings);
  const account = claims && (await readAccount(databaseOf(bindings.DB), claims, now));
  remembered.delete(token);
  if (account?.role === "CLIENT")
    remember(token, { account, until: Math.min(now + REMEMBERED_MS, claims?.expiresAt ?? 0) });
  return account;
}

/** Closes the session of a token, if it is one. Other isolates may take the token for 30 s more. */
export async function closeSession(bindings: SessionBindings, token: string | undefined): Promise<void> {
  if (!token) return;
  remembered.delete(token);
  const claims = await readSessionToken(token, bindings);
  if (!claims) return;
  await databaseOf(bindings.DB).delete(sessions).where(eq(sessions.id, claims.sessionId));
  count("thetiptop_sessions_closed_total");
}

/**
 * The statement that ends every session of an account, or all but one, should `condition` hold. Run it in a batch, then
 * call `forgetAccount`.
 */
export function endSessions(database: Database, userId: string, exceptSessionId?: string, condition?: SQL) {
  const isOther = exceptSessionId === undefined ? undefined : ne(sessions.id, exceptSessionId);
  return database.delete(sessions).where(and(eq(sessions.userId, userId), isOther, condition));
}

/** Drops what this isolate remembers of an account, after a change that must show at once. Others follow within 30 s. */
export function forgetAccount(userId: string): void {
  for (const [token, { account }] of remembered) if (account.id === userId) remembered.delete(token);
}

function remember(token: string, entry: Remembered): void {
  if (remembered.size >= REMEMBERED_MAX) {
    const [oldest] = remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
  }
  remembered.set(token, entry);
}

/** An account as a request carries it. */
export const ACCOUNT_COLUMNS = {
  id: users.id,
  email: users.email,
  firstName: users.firstName,
  lastName: users.lastName,
  role: users.role,
  isVerified: users.isVerified,
  guessesLockedUntil: users.guessesLockedUntil,
  /** Asked of staff alone: whoever plays pays nothing for it. */
  hasSecondFactor:
    sql<boolean>`(users.role <> 'CLIENT' AND EXISTS (SELECT 1 FROM second_factors WHERE user_id = users.id))`.mapWith(
      Boolean,
    ),
} as const;

const accountQueries = new WeakMap<Database, ReturnType<typeof prepareAccountQuery>>();

function prepareAccountQuery(database: Database) {
  return database
    .select(ACCOUNT_COLUMNS)
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sql.placeholder("sessionId")),
        eq(sessions.userId, sql.placeholder("userId")),
        gt(sessions.expiresAt, sql.placeholder("now")),
      ),
    )
    .prepare();
}

async function readAccount(
  database: Database,
  claims: SessionClaims,
  now: number,
): Promise<Account | undefined> {
  let query = accountQueries.get(database);
  if (!query) {
    query = prepareAccountQuery(database);
    accountQueries.set(database, query);
  }
  return query.get({ sessionId: claims.sessionId, userId: claims.userId, now });
}
