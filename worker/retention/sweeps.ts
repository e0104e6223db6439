/** The rules that are one statement each: rows whose time is over go, the oldest first, some at once. */

import { firstIdAt } from "../timed-id.ts";
import type { RuleName } from "./rules.ts";

/** Rows of one statement: a few milliseconds of D1's single thread. */
export const ROWS_MAX = 500;

export type SweptRule = Exclude<RuleName, "accounts-unproved" | "accounts-idle" | "invitations-unanswered">;

interface Statement {
  /** Returns one row for each that it took away. */
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** Deletes by a time that an index leads to. */
function byTime(table: string, key: string, time: string, condition = "1") {
  return (before: number): Statement => ({
    sql: `DELETE FROM ${table} WHERE ${key} IN
      (SELECT ${key} FROM ${table} WHERE ${time} < ?1 AND ${condition} ORDER BY ${time} LIMIT ?2) RETURNING 1`,
    parameters: [before, ROWS_MAX],
  });
}

/** Deletes by ids that rise with time: the key is the index. The time says it again, in case an id was made otherwise. */
function byId(table: string, time: string) {
  return (before: number): Statement => ({
    sql: `DELETE FROM ${table} WHERE id IN
      (SELECT id FROM ${table} WHERE id < ?3 AND ${time} < ?1 ORDER BY id LIMIT ?2) RETURNING 1`,
    parameters: [before, ROWS_MAX, firstIdAt(before)],
  });
}

/** By rule, for an instant before which rows have had their time (milliseconds since the epoch). */
export const SWEEPS: Readonly<Record<SweptRule, (before: number) => Statement>> = {
  sessions: byTime("sessions", "id", "expires_at"),
  "account-links": byTime("account_links", "id", "expires_at"),
  "mails-sent": byTime("mails", "id", "created_at", "state = 'sent' AND kind <> 'account-expiry'"),
  "mails-dead": byTime("mails", "id", "created_at", "state = 'dead' AND kind <> 'account-expiry'"),
  "expiry-notices": byTime(
    "mails",
    "id",
    "created_at",
    "state IN ('sent', 'dead') AND kind = 'account-expiry'",
  ),
  "address-locks": byTime("address_locks", "address", "locked_until"),
  "buyers-addresses": (before) => ({
    sql: `UPDATE purchases SET email = NULL, claim_until = NULL WHERE id IN
      (SELECT id FROM purchases WHERE email IS NOT NULL AND claim_until < ?1 ORDER BY claim_until LIMIT ?2)
      RETURNING 1`,
    parameters: [before, ROWS_MAX],
  }),
  consents: byTime("consents", "id", "expires_at"),
  "webhook-deliveries": byTime("webhook_deliveries", "id", "received_at"),
  "failed-look-ups": byId("failed_look_ups", "at"),
  "drawn-names": (before) => ({
    sql: `UPDATE draw_places SET may_be_named = 0 WHERE (draw_id, place) IN
      (SELECT draw_id, place FROM draws CROSS JOIN draw_places ON draw_id = draws.id
        WHERE announced_at < ?1 AND may_be_named = 1 LIMIT ?2) RETURNING 1`,
    parameters: [before, ROWS_MAX],
  }),
  winners: byId("winners", "played_at"),
  "winner-events": byId("winner_events", "at"),
  "audit-log": byId("audit_log", "at"),
};

/** Takes away some of what has had its time. Rejects when D1 fails. @returns how many rows; `ROWS_MAX` when there may be more */
export async function sweepRows(db: D1Database, rule: SweptRule, before: number): Promise<number> {
  const { sql, parameters } = SWEEPS[rule](before);
  const { results } = await db
    .prepare(sql)
    .bind(...parameters)
    .all();
  return results.length;
}
