/** The statements that carry ledger rows into D1: into its winners, and into the queue of mails to them. */

/** One parameter for up to 1,000 rows (D1 takes 100 parameters); a row that is there already stays as it is. */
export const PROJECT_WINNERS = `
  INSERT INTO winners (campaign, id, serial, seq, user_id, prize, played_at, store)
  SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 FROM json_each(?2) WHERE true
  ON CONFLICT DO NOTHING`;

/**
 * Inserts winners of a campaign; a repetition changes nothing. Rejects when D1 fails.
 * @param winners as in `WinnersBatch`
 */
export async function projectWinners(db: D1Database, campaign: string, winners: string): Promise<void> {
  await db.prepare(PROJECT_WINNERS).bind(campaign, winners).run();
}

/**
 * A mail for each winner who has an account. The ticket's id is the mail's too, so a row that comes twice is the same
 * mail; it carries no code, so whoever stated the address may have it, proved or not.
 */
const QUEUE_WIN_MAILS = `
  INSERT INTO mails (id, occasion, recipient, language, user_id, kind, fields, created_at, due_at)
  SELECT value->>0, 'win:' || (value->>0), users.email, users.language, users.id, 'win',
    json_object('campaign', ?1, 'ticketId', value->>0, 'prize', value->>4), ?3, ?3
  FROM json_each(?2) CROSS JOIN users ON users.id = value->>3 WHERE true
  ON CONFLICT DO NOTHING`;

/**
 * Queues a win mail for each of these winners; a repetition changes nothing. Rejects when D1 fails.
 * @param winners as in `WinnersBatch`
 * @param now milliseconds since the epoch
 */
export async function queueWinMails(
  db: D1Database,
  campaign: string,
  winners: string,
  now: number,
): Promise<void> {
  await db.prepare(QUEUE_WIN_MAILS).bind(campaign, winners, now).run();
}
