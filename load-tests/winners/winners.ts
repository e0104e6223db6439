/**
 * `npm run winners -- --count 1000000 [--seed N]`: made-up winners of the demo campaign in the D1 of a data folder, to
 * see how the lists of the back office do when they are long. The shards know nothing of them: their codes are unplayed.
 */

import { parseArgs } from "node:util";
import { DEMO_CAMPAIGN } from "../local/demo.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { dataDir } from "../local/paths.ts";
import { startLocalServer } from "../local/server.ts";
import { UserError } from "../local/user-error.ts";
import { demoWinners, SEED_DEFAULT } from "./demo-winners.ts";
import { seedWinners } from "./seed-winners.ts";

const USAGE = "Usage: npm run winners -- --count N [--seed N]";
await runCommand(async () => {
  endOnSignals();
  const { count, seed } = readOptions();
  const server = await startLocalServer({ port: 0, dataDir: dataDir() });
  try {
    const database = await server.miniflare.getD1Database("DB");
    const report = await seedWinners(database, DEMO_CAMPAIGN.slug, demoWinners(count, seed));
    const rate = (rows: number, ms: number) => `${Math.round(rows / (ms / 1_000)).toLocaleString("en")}/s`;
    console.log(
      `${report.players.toLocaleString("en")} players (${rate(report.players, report.playersMs)}), ` +
        `${report.winners.toLocaleString("en")} winners (${rate(report.winners, report.winnersMs)}) in ${dataDir()}`,
    );
  } finally {
    await server.stop();
  }
  process.exit(0); // the bootstrap's channel would keep us
});

function readOptions(): { count: number; seed: number } {
  const options = { count: { type: "string" }, seed: { type: "string" } } as const;
  try {
    const { values } = parseArgs({ options });
    const [count, seed] = [Number(values.count), Number(values.seed ?? SEED_DEFAULT)];
    const isFine =
      Number.isInteger(count) && count >= 1 && count <= DEMO_CAMPAIGN.ticketCount && Number.isInteger(seed);
    if (isFine) return { count, seed };
  } catch (error) {
    throw new UserError(`winners: ${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  throw new UserError(
    `winners: --count must be a whole number from 1 to ${DEMO_CAMPAIGN.ticketCount}\n${USAGE}`,
  );
}
