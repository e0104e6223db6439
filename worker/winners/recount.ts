/**
 * The charts' sums, made level after winners were brought back. The triggers behind them count a win when it comes and
 * never when it goes (an erased person's plays were made), so a row that was lost and came back is counted twice.
 */

const SUM = "SELECT coalesce(sum(count), 0) AS plays FROM play_hours WHERE campaign = ?1";

const COUNT_ANEW = [
  "DELETE FROM play_hours WHERE campaign = ?1",
  `INSERT INTO play_hours (campaign, hour, store, prize, count)
    SELECT campaign, played_at / 3600000, coalesce(store, ''), prize, count(*) FROM winners WHERE campaign = ?1 GROUP BY 1, 2, 3, 4`,
  "DELETE FROM claim_hours WHERE campaign = ?1",
  `INSERT INTO claim_hours (campaign, hour, store, count)
    SELECT campaign, coalesce(claimed_at, played_at) / 3600000, coalesce(claimed_store, ''), count(*) FROM winners
    WHERE campaign = ?1 AND status = 'CLAIMED' GROUP BY 1, 2, 3`,
];

export interface Recounted {
  /** Plays in the charts before. */
  readonly plays: number;
  /** Whether they were counted anew, from the winners that are there: erased persons' plays are then in no chart. */
  readonly isRecounted: boolean;
}

/**
 * Counts a campaign's hours anew if they tell of more plays than its ledgers have; else leaves them, because they know
 * of erased persons' plays as well. One transaction, so no play falls between.
 * @param readRedemptions rows of the ledgers, or null when there is no such campaign. Asked after the charts were read: a play
 *   that came meanwhile is then in the ledgers' number alone, and charts that are right never look as if they told too much.
 */
export async function recountHours(
  db: D1Database,
  campaign: string,
  readRedemptions: () => Promise<number | null>,
): Promise<Recounted | null> {
  const plays = (await db.prepare(SUM).bind(campaign).first<number>("plays")) ?? 0;
  const redemptions = await readRedemptions();
  if (redemptions === null) return null;
  if (plays <= redemptions) return { plays, isRecounted: false };
  await db.batch(COUNT_ANEW.map((statement) => db.prepare(statement).bind(campaign)));
  return { plays, isRecounted: true };
}
