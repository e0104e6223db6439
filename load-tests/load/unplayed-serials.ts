/** Which tickets nobody has played yet, as D1 knows them when it is level. */

import { chance, shuffled } from "../random.ts";
import type { Query } from "../verify/database.ts";

/** 400 kB in one value, a fifth of what D1 takes. */
const PAGE_ROWS = 50_000;
/** The plus as in verify/database.ts. */
const PLAYED_PAGE = `SELECT max(id) AS last, json_group_array(serial) AS serials FROM
  (SELECT id, serial FROM winners WHERE id > ?1 AND +campaign = ?2 ORDER BY id LIMIT ${PAGE_ROWS})`;

/** Which serials were played: 1 for each that was. To be asked when D1 is level. */
export async function playedSerials(
  query: Query,
  campaign: string,
  ticketCount: number,
): Promise<Uint8Array> {
  const played = new Uint8Array(ticketCount);
  for (let after = ""; ; ) {
    const [page] = (await query(PLAYED_PAGE, after, campaign)) as readonly {
      readonly last: string | null;
      readonly serials: string;
    }[];
    if (page === undefined || page.last === null) return played;
    for (const serial of JSON.parse(page.serials) as number[]) played[serial] = 1;
    after = page.last;
  }
}

/** The serials that were not played, in no order: players come from anywhere, and so to any shard. */
export function unplayedSerials(played: Uint8Array, seed: number): number[] {
  const serials: number[] = [];
  for (const [serial, isPlayed] of played.entries()) if (isPlayed === 0) serials.push(serial);
  return shuffled(serials, chance(seed));
}
