/**
 * The rules about accounts. Whoever they erase goes by the code by which a person erases themselves, and only if the
 * rule still holds in the statement that does it: somebody may be signing in at this moment.
 */

import { type SQL, sql } from "drizzle-orm";
import { NEW_ID } from "../../durable-objects/campaign-desk/reminder-page.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { users } from "../../migrations/schema.ts";
import { eraseAll } from "../accounts/erase.ts";
import { IS_NOT_LAST_ADMINISTRATOR } from "../accounts/last-administrator.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { withOneRetry } from "../retry.ts";
import { DEAD_NOTICE_MS, NOTICE_MS, PERIODS_MS } from "./rules.ts";

/** Accounts of one batch: their mails are found by one look through the table, whatever their number. */
export const ACCOUNTS_MAX = 200;

export type Bindings = Pick<Env, "DB" | "MAIL_ROOM" | "CAMPAIGN_DESK" | "LOCAL_MODE" | "OBJECT_JURISDICTION">;

/**
 * Nobody has used the account since an instant. A session may play for seven days after its log-in, and accounts made
 * before `last_signed_in_at` have none yet: hence the last two. Nobody is idle for longer than their account has been
 * there: the first says so for the indexes' sake, or every run would read every player.
 */
function isIdleSince(instant: number): SQL {
  return sql`users.created_at < ${instant}
    AND coalesce(users.last_signed_in_at, users.created_at) < ${instant}
    AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.user_id = users.id AND sessions.created_at >= ${instant})
    AND NOT EXISTS (SELECT 1 FROM winners WHERE winners.user_id = users.id AND winners.played_at >= ${instant})`;
}

/** A player who has proved no address and played nothing. */
const isUnproved = (now: number) => sql`users.role = 'CLIENT' AND users.is_verified = 0
  AND NOT EXISTS (SELECT 1 FROM winners WHERE winners.user_id = users.id)
  AND ${isIdleSince(now - PERIODS_MS["accounts-unproved"])}`;

/**
 * A member of staff who never chose a password. Not of the last administrator, whoever they are. The roles by name: an
 * index leads to those, and to no “not a player”.
 */
const isUnanswered = (now: number) => sql`users.role IN ('EMPLOYEE', 'ADMIN')
  AND users.invited_at < ${now - PERIODS_MS["invitations-unanswered"]} AND ${IS_NOT_LAST_ADMINISTRATOR}`;

/** The notice of this time of idleness; whoever comes back and leaves again gets another. */
const OCCASION = sql`'account-expiry:' || users.id || ':' || coalesce(users.last_signed_in_at, users.created_at)`;

/** Notice was given 30 days ago; or could not be, and head office has had 60 days to see why. */
const isNoticed = (now: number) => sql`EXISTS (SELECT 1 FROM mails WHERE mails.occasion = ${OCCASION} AND (
  (mails.state = 'sent' AND mails.sent_at <= ${now - NOTICE_MS})
  OR (mails.state = 'dead' AND mails.created_at <= ${now - DEAD_NOTICE_MS})))`;

/** A player whose prizes, if any, are collected, refused or lapsed. @param open campaigns whose prizes can be collected */
const isPlayerWithoutClaim = (open: readonly string[]) => sql`users.role = 'CLIENT' AND NOT EXISTS (
  SELECT 1 FROM winners WHERE winners.user_id = users.id AND winners.status IN ('PENDING', 'VALIDATED')
  AND winners.campaign IN (SELECT value FROM json_each(${JSON.stringify(open)})))`;

export function eraseUnproved(env: Bindings, now: number): Promise<number> {
  return eraseWhere(env, isUnproved(now), ACCOUNTS_MAX);
}

/** One at a time: of two administrators one must stay. */
export function eraseUnanswered(env: Bindings, now: number): Promise<number> {
  return eraseWhere(env, isUnanswered(now), 1);
}

export async function eraseIdle(env: Bindings, now: number): Promise<number> {
  const hasNoClaim = isPlayerWithoutClaim(await campaignsToClaim(env, now));
  const isIdle = isIdleSince(now - PERIODS_MS["accounts-idle"]);
  return eraseWhere(env, sql`${hasNoClaim} AND ${isIdle} AND ${isNoticed(now)}`, ACCOUNTS_MAX);
}

/** Queues notices to whoever will be erased in 30 days, the same one once. @returns how many */
export async function giveNotice(env: Bindings, now: number): Promise<number> {
  const hasNoClaim = isPlayerWithoutClaim(await campaignsToClaim(env, now));
  const isIdle = isIdleSince(now - PERIODS_MS["accounts-idle"] + NOTICE_MS);
  const queued = await databaseOf(env.DB).all(sql`
    INSERT INTO mails (id, occasion, recipient, language, user_id, kind, fields, created_at, due_at)
    SELECT ${sql.raw(NEW_ID)}, ${OCCASION}, users.email, users.language, users.id, 'account-expiry',
      json_object('noticedAt', ${now}, 'eraseAt', ${now + NOTICE_MS}), ${now}, ${now}
    FROM users WHERE ${hasNoClaim} AND ${isIdle}
      AND NOT EXISTS (SELECT 1 FROM mails AS told WHERE told.occasion = ${OCCASION})
    LIMIT ${ACCOUNTS_MAX} ON CONFLICT (occasion) DO NOTHING RETURNING 1`);
  return queued.length;
}

async function eraseWhere(env: Bindings, condition: SQL, limit: number): Promise<number> {
  const due = await databaseOf(env.DB).select({ id: users.id }).from(users).where(condition).limit(limit);
  if (due.length === 0) return 0;
  const { deleted } = await eraseAll(
    env,
    due.map(({ id }) => id),
    condition,
  );
  return deleted;
}

/** Campaigns of which somebody has a prize that can still be collected. Rejects when a desk does not answer. */
async function campaignsToClaim(env: Bindings, now: number): Promise<string[]> {
  const rows = await databaseOf(env.DB).all<{ campaign: string }>(
    sql`SELECT DISTINCT campaign FROM winner_counts WHERE status IN ('PENDING', 'VALIDATED') AND count > 0`,
  );
  const open = await Promise.all(
    rows.map(async ({ campaign }) => {
      const catalogue = await withOneRetry(() => deskOf(env, campaign).catalogue());
      return catalogue && catalogue.claimUntil > now ? [campaign] : [];
    }),
  );
  return open.flat();
}
