/** The one statement that carries ledger rows into D1's winners. */

/** One parameter for up to 1,000 rows (D1 takes 100 parameters); a row that is there already stays as it is. */
const PROJECT_WINNERS = `
  INSERT INTO winners (campaign, id, serial, seq, user_id, prize, played_at)
  SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(?2) WHERE true
  ON CONFLICT DO NOTHING`;

/**
 * Inserts winners of a campaign; a repetition changes nothing. Rejects when D1 fails.
 * @param winners as in `WinnersBatch`
 */
export async function projectWinners(db: D1Database, campaign: string, winners: string): Promise<void> {
  await db.prepare(PROJECT_WINNERS).bind(campaign, winners).run();
}
