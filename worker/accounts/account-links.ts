/** The links in mails: what they lead to, and how long. Their secret part is durable-objects/mail-room/link-token.ts. */

import { and, eq, exists, gt, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { LinkPurpose } from "../../durable-objects/mail-room/link-token.ts";
import { accountLinks } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";

const HOUR_MS = 3_600_000;
/** Two days: mails are read in the evening, or after a day off. */
export const VERIFY_LINK_MS = 48 * HOUR_MS;
/** Whoever asks for a new password is waiting for the mail; the link opens the account, so it dies young. */
export const RESET_LINK_MS = HOUR_MS;

/** A week: whoever starts on Monday is invited before the weekend. */
export const INVITATION_LINK_MS = 7 * 24 * HOUR_MS;

/** Each new link sweeps some dead ones, whosever they are: more than one, so that they grow fewer. */
const EXPIRED_PER_LINK = 20;

/** The statement that forgets links that lead nowhere any more. */
export function sweepLinks(database: Database, now: number) {
  const expired = database
    .select({ id: accountLinks.id })
    .from(accountLinks)
    .where(lt(accountLinks.expiresAt, now))
    .limit(EXPIRED_PER_LINK);
  return database.delete(accountLinks).where(inArray(accountLinks.id, expired));
}

/** True in a statement while a reset link has not been used and has not run out. */
export function isUnusedReset(database: Database, linkId: string, now: number): SQL {
  return isUnusedLink(database, "reset-password", linkId, now);
}

/** The same of a link for any purpose that a link serves once. */
export function isUnusedLink(
  database: Database,
  purpose: Exclude<LinkPurpose, "verify-address">,
  linkId: string,
  now: number,
): SQL {
  const link = database
    .select({ one: sql`1` })
    .from(accountLinks)
    .where(
      and(
        eq(accountLinks.id, linkId),
        eq(accountLinks.purpose, purpose),
        isNull(accountLinks.usedAt),
        gt(accountLinks.expiresAt, now),
      ),
    );
  return exists(link);
}

/** The statement that makes an account's open reset links worthless, should `condition` hold. */
export function spendResetLinks(database: Database, userId: string, now: number, condition: SQL) {
  return database
    .update(accountLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountLinks.userId, userId),
        eq(accountLinks.purpose, "reset-password"),
        isNull(accountLinks.usedAt),
        condition,
      ),
    );
}
