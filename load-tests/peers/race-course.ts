/** Everything a race needs that all contenders share: codes, a stock that ends, and players enough. */

import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { CODE_FORMAT } from "../bench/options.ts";
import type { Stage } from "../bench/stage.ts";
import { readSecrets } from "../local/secrets.ts";
import { seedPlayers } from "../players.ts";
import type { RaceCourse } from "./contest.ts";
import { playersFor } from "./double-spend.ts";
import { stockFor } from "./stock.ts";

const CAMPAIGN = "race";
/** The last fifth of the codes finds nothing to win: whoever gives too much then shows it. */
const STOCK_SHARE = 0.8;

/** Seeds the race's players into D1, so that ours knows them as it knows anybody; the peers only verify their tokens. */
export async function raceCourse(
  { server, shardCount }: Stage,
  dataDir: string,
  { codes: codeCount, attempts }: { readonly codes: number; readonly attempts: number },
): Promise<RaceCourse> {
  const { codeKey, sessionSecret } = readSecrets(dataDir);
  const attemptsPerCode = attempts / codeCount;
  const database = await server.miniflare.getD1Database("DB");
  const players = await seedPlayers(
    (sql, ...parameters) =>
      database
        .prepare(sql)
        .bind(...parameters)
        .run(),
    sessionSecret,
    playersFor(codeCount, attemptsPerCode),
  );
  const codes = createCampaignCodes({
    rootKey: codeKey,
    campaign: CAMPAIGN,
    format: CODE_FORMAT,
    ticketCount: codeCount,
    shardCount,
  });
  return {
    campaign: CAMPAIGN,
    attemptsPerCode,
    tokens: players.map(({ token }) => token),
    fill: {
      codes: Array.from({ length: codeCount }, (_, serial) => codes.codeOf(serial)),
      stock: stockFor(Math.floor(codeCount * STOCK_SHARE)),
    },
  };
}
