/** The one statement that carries ledger rows into D1's winners. */

import type { RedemptionRow } from "./ledger.ts";
import { ticketIdOf } from "./ledger.ts";

/** One parameter for up to 1,000 rows (D1 takes 100 parameters); a row that is there already stays as it is. */
const PROJECT_WINNERS = `
  INSERT INTO winners (campaign, id, serial, seq, user_id, prize, played_at)
  SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(?2) WHERE true
  ON CONFLICT DO NOTHING`;

/** Inserts the winners of a campaign's ledger rows; a repetition changes nothing. Rejects when D1 fails. */
export async function projectWinners(
  db: D1Database,
  campaign: string,
  rows: readonly RedemptionRow[],
): Promise<void> {
  const winners = rows.map((row) => [ticketIdOf(row), row.serial, row.seq, row.player, row.prize, row.at]);
  await db.prepare(PROJECT_WINNERS).bind(campaign, JSON.stringify(winners)).run();
}
