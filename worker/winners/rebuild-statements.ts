/** The statements that bring winners back from a page of a shard's ledger, all in one batch. */

import type { Actor } from "../../durable-objects/campaign-desk/audit.ts";
import { PROJECT_WINNERS } from "../../durable-objects/ticket-shard/winners-projection.ts";
import type { AuditAction } from "../audit/actions.ts";
import { timedId } from "../timed-id.ts";

/** Wins of the page that D1 lacks and will take: those whose player still has an account (trigger `winners_have_a_player`). */
const LACKING = `SELECT count(*) AS lacking FROM json_each(?1) AS win
  WHERE NOT EXISTS (SELECT 1 FROM winners WHERE winners.id = win.value->>0)
    AND EXISTS (SELECT 1 FROM users WHERE users.id = win.value->>3)`;

const AUDIT = `INSERT INTO audit_log (id, at, actor_id, actor_role, action, subject_kind, subject_id, after)
  SELECT ?2, ?3, ?4, ?5, ?6, 'campaign', ?7, json_object('fromShard', CAST(?8 AS INTEGER), 'count', lacking) FROM (${LACKING}) WHERE lacking > 0`;

/**
 * What staff had decided about a win, set again. Status and event are written in one batch, so a winner that waits while
 * its last event says otherwise is one that was just brought back; every other row of the page stays as it is.
 * An undone decision leaves what stood before it, which its own event keeps.
 */
const DECIDE_AGAIN = `
  WITH last AS (
    SELECT event.* FROM json_each(?1) AS win CROSS JOIN winner_events AS event ON event.id =
      (SELECT max(id) FROM winner_events WHERE winner_id = win.value->>0)
  ), decided AS (
    SELECT last.winner_id, last.kind, last.at, last.store_id, last.reason, iif(last.kind = 'undone',
      (SELECT undone.before FROM winner_events AS undone
       WHERE undone.winner_id = last.winner_id AND undone.id < last.id ORDER BY undone.id DESC LIMIT 1), last.before) AS was
    FROM last
  )
  UPDATE winners SET
    status = CASE decided.kind WHEN 'validated' THEN 'VALIDATED' WHEN 'rejected' THEN 'REJECTED'
      WHEN 'handed-over' THEN 'CLAIMED' ELSE decided.was->>'status' END,
    validated_at = CASE decided.kind WHEN 'validated' THEN decided.at
      WHEN 'handed-over' THEN coalesce(decided.was->>'validatedAt', decided.at) ELSE decided.was->>'validatedAt' END,
    claimed_at = iif(decided.kind = 'handed-over', decided.at, decided.was->>'claimedAt'),
    claimed_store = iif(decided.kind = 'handed-over', decided.store_id, decided.was->>'claimedStore'),
    rejected_at = iif(decided.kind = 'rejected', decided.at, decided.was->>'rejectedAt'),
    rejection_reason = iif(decided.kind = 'rejected', decided.reason, decided.was->>'rejectionReason')
  FROM decided
  WHERE winners.id = decided.winner_id AND winners.status = 'PENDING'
    AND (decided.kind <> 'undone' OR decided.was->>'status' <> 'PENDING')
  RETURNING winners.id`;

const LEFT_OUT = `SELECT count(*) AS count FROM json_each(?1) AS win
  WHERE NOT EXISTS (SELECT 1 FROM winners WHERE winners.id = win.value->>0)`;

export interface PageOfWins {
  readonly campaign: string;
  readonly shardIndex: number;
  /** As in `WinnersBatch`. */
  readonly winners: string;
}

export interface BroughtBack {
  readonly added: number;
  readonly decidedAgain: number;
  readonly withoutAccount: number;
}

/**
 * Brings a page back, all or nothing; a repetition changes nothing. Rejects when D1 fails.
 * @param now milliseconds since the epoch
 */
export async function bringBack(
  db: D1Database,
  { campaign, shardIndex, winners }: PageOfWins,
  by: Actor,
  now: number,
): Promise<BroughtBack> {
  const action: AuditAction = "winners.rebuilt";
  const [, added, decided, leftOut] = await db.batch<{ readonly count?: number }>([
    db.prepare(AUDIT).bind(winners, timedId(now), now, by.id, by.role, action, campaign, shardIndex),
    db.prepare(`${PROJECT_WINNERS} RETURNING id`).bind(campaign, winners),
    db.prepare(DECIDE_AGAIN).bind(winners),
    db.prepare(LEFT_OUT).bind(winners),
  ]);
  return {
    added: added?.results.length ?? 0,
    decidedAgain: decided?.results.length ?? 0,
    withoutAccount: leftOut?.results[0]?.count ?? 0,
  };
}
