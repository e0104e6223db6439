/** A person's own sessions: which there are, and ending them. */

import { and, desc, eq, gt } from "drizzle-orm";
import type { SessionSecrets } from "../../durable-objects/session-secrets.ts";
import { sessions } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { OwnSession } from "./outcomes.ts";
import { readSessionToken } from "./session-tokens.ts";
import { endSessions, forgetAccount, SESSIONS_PER_USER_MAX } from "./sessions.ts";

type SessionBindings = Pick<Env, "DB"> & SessionSecrets;

/** The sessions that are open, the one of `token` first, then the latest. */
export async function mySessions(
  bindings: SessionBindings,
  userId: string,
  token: string | undefined,
  now: number,
): Promise<readonly OwnSession[]> {
  const [current, rows] = await Promise.all([
    sessionIdOf(bindings, token),
    databaseOf(bindings.DB)
      .select({ id: sessions.id, device: sessions.device, openedAt: sessions.createdAt })
      .from(sessions)
      .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
      .orderBy(desc(sessions.createdAt))
      .limit(SESSIONS_PER_USER_MAX),
  ]);
  return rows
    .map((row) => ({ ...row, isCurrent: row.id === current }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** Ends one session of the person; somebody else's id, or one that has ended, changes nothing. */
export async function endSession(
  bindings: Pick<Env, "DB">,
  userId: string,
  sessionId: string,
): Promise<void> {
  await databaseOf(bindings.DB)
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
  forgetAccount(userId);
}

/** Ends every session of the person but the one of `token`. */
export async function endOtherSessions(
  bindings: SessionBindings,
  userId: string,
  token: string | undefined,
): Promise<void> {
  await endSessions(databaseOf(bindings.DB), userId, await sessionIdOf(bindings, token));
  forgetAccount(userId);
}

async function sessionIdOf(secrets: SessionSecrets, token: string | undefined): Promise<string | undefined> {
  return token === undefined ? undefined : (await readSessionToken(token, secrets))?.sessionId;
}
