/** Codes of the demo campaign that nobody has played yet. */

import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { DEMO_CAMPAIGN } from "./demo.ts";
import { readSecrets } from "./secrets.ts";
import type { LocalServer } from "./server.ts";

const WINDOW = 1_000; // serials looked at in one query

/** The first `count` unplayed codes, as D1 knows them; fewer at the very end of the campaign. */
export async function unplayedCodes(server: LocalServer, dataDir: string, count: number): Promise<string[]> {
  const { slug, codeFormat, ticketCount, shardCount } = DEMO_CAMPAIGN;
  const codes = createCampaignCodes({
    rootKey: readSecrets(dataDir).codeKey,
    campaign: slug,
    format: codeFormat,
    ticketCount,
    shardCount,
  });
  const database = await server.miniflare.getD1Database("DB");
  const query = database.prepare(
    "SELECT serial FROM winners WHERE campaign = ? AND serial >= ? AND serial < ?",
  );
  const found: string[] = [];
  for (let from = 0; from < ticketCount && found.length < count; from += WINDOW) {
    const { results } = await query.bind(slug, from, from + WINDOW).all<{ serial: number }>();
    const played = new Set(results.map(({ serial }) => serial));
    for (let serial = from; serial < Math.min(from + WINDOW, ticketCount) && found.length < count; serial++) {
      if (!played.has(serial)) found.push(codes.codeOf(serial));
    }
  }
  return found;
}
