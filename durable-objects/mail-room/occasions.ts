/** What a mail is about, as D1 knows it when the mail is sent: null when there is nothing to write about any more. */

import type { LinkPurpose } from "./link-token.ts";

/** More accounts than that with one address, and the mail names the first. */
const MAX_LINKS = 20;
/** A catalogue has 50 prizes at most, each in two states. */
const MAX_UNCLAIMED_LINES = 100;

/** A link that still opens something. */
export interface OpenLink {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Whether its account has proved the address. */
  readonly isVerified: boolean;
}

/** The links of these ids that were not used, have not expired and whose account is there. */
export async function openLinks(
  db: D1Database,
  purpose: LinkPurpose,
  linkIds: readonly string[],
  now: number,
): Promise<OpenLink[]> {
  const { results } = await db
    .prepare(
      `SELECT account_links.id, expires_at AS expiresAt, is_verified AS isVerified
       FROM json_each(?1) CROSS JOIN account_links ON account_links.id = json_each.value
       CROSS JOIN users ON users.id = account_links.user_id
       WHERE purpose = ?2 AND used_at IS NULL AND expires_at > ?3 ORDER BY json_each.key`,
    )
    .bind(JSON.stringify(linkIds.slice(0, MAX_LINKS)), purpose, now)
    .all<{ id: string; expiresAt: number; isVerified: number }>();
  return results.map((row) => ({ ...row, isVerified: row.isVerified === 1 }));
}

/** The first name of an account, or null when it was erased. */
export function firstNameOf(db: D1Database, userId: string): Promise<string | null> {
  return db.prepare("SELECT first_name FROM users WHERE id = ?").bind(userId).first<string>("first_name");
}

/** The account's first name unless it was erased or used since an instant. @param since milliseconds since the epoch */
export function idleFirstName(db: D1Database, userId: string, since: number): Promise<string | null> {
  return db
    .prepare("SELECT first_name FROM users WHERE id = ?1 AND coalesce(last_signed_in_at, 0) <= ?2")
    .bind(userId, since)
    .first<string>("first_name");
}

/** The account's first name if this ticket of it stands in one of these states, else null. */
export function playerOfTicket(
  db: D1Database,
  ticketId: string,
  userId: string,
  states: readonly ("PENDING" | "VALIDATED")[],
): Promise<string | null> {
  return db
    .prepare(
      `SELECT first_name FROM winners JOIN users ON users.id = winners.user_id
       WHERE winners.id = ?1 AND winners.user_id = ?2 AND status IN (SELECT value FROM json_each(?3))`,
    )
    .bind(ticketId, userId, JSON.stringify(states))
    .first<string>("first_name");
}

/** The serial of a purchase's ticket while it may still be written about: its address is there, and it was not refunded. */
export function serialOfPurchase(
  db: D1Database,
  campaign: string,
  purchaseId: string,
): Promise<number | null> {
  return db
    .prepare(
      "SELECT serial FROM purchases WHERE id = ?1 AND campaign = ?2 AND email IS NOT NULL AND refunded_at IS NULL",
    )
    .bind(purchaseId, campaign)
    .first<number>("serial");
}

/** Until when the person at a place of a grand draw may answer; null when nobody waits for them any more. */
export function answerAwaited(
  db: D1Database,
  drawId: string,
  place: number,
  now: number,
): Promise<number | null> {
  return db
    .prepare(
      `SELECT answer_by FROM draw_places
       WHERE draw_id = ?1 AND place = ?2 AND state = 'notified' AND answer_by > ?3`,
    )
    .bind(drawId, place, now)
    .first<number>("answer_by");
}

/** Prizes of one kind that an account has won and not fetched. */
export interface UnclaimedPrizes {
  /** Ordinal in the catalogue. */
  readonly prize: number;
  readonly count: number;
  readonly isReady: boolean;
}

/** What an account has not fetched in a campaign, ready prizes first. */
export async function unclaimedPrizes(
  db: D1Database,
  campaign: string,
  userId: string,
): Promise<UnclaimedPrizes[]> {
  const { results } = await db
    .prepare(
      `SELECT prize, status = 'VALIDATED' AS isReady, count(*) AS count
       FROM winners INDEXED BY winners_by_user
       WHERE user_id = ?1 AND campaign = ?2 AND status IN ('PENDING', 'VALIDATED')
       GROUP BY prize, status ORDER BY isReady DESC, prize LIMIT ?3`,
    )
    .bind(userId, campaign, MAX_UNCLAIMED_LINES)
    .all<{ prize: number; count: number; isReady: number }>();
  return results.map((row) => ({ ...row, isReady: row.isReady === 1 }));
}
