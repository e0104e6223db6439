/** Express and PostgreSQL with one function call a play. */

import { dealtTo } from "../../../durable-objects/campaign-desk/apportionment.ts";
import type { Contender, Fill, Settings } from "../contender.ts";
import { type PeerProcess, processesOf, startPeer } from "../peer-process.ts";
import { sum } from "../reckoning.ts";
import type { PostgresServer } from "../storage/postgres.ts";
import { counted } from "../words.ts";
import { POSTGRES_KNOBS, postgresConfig, postgresTuning } from "./postgres-settings.ts";
import { createDatabase, insertCodes, winnersByPrize } from "./postgres-storage.ts";

/** How the stock is kept. */
export interface StockLayout {
  readonly name: string;
  /** Of the database, made here. */
  readonly database: string;
  /** Counts of slots that are tried. */
  readonly slots: readonly [number, ...number[]];
}

/** Weights by what is left want what is left of all prizes at once: whoever draws holds it until the commit. */
export const ONE_ROW: StockLayout = {
  name: "Express + PostgreSQL, stock in one row",
  database: "one_row",
  slots: [1],
};

/** For those who have met the wait for that row: the stock in parts, each exact, a play taking one that is free. */
export const IN_SLOTS: StockLayout = {
  name: "Express + PostgreSQL, stock in slots",
  database: "in_slots",
  slots: [16, 4, 64],
};

export async function expressPostgres(
  postgres: PostgresServer,
  { name, database, slots: slotCounts }: StockLayout,
  secret: string,
  fill: Fill,
): Promise<Contender> {
  const pool = await createDatabase(postgres, database, "express-postgres.sql");
  const prizeCount = fill.stock.length;
  let peer: PeerProcess | undefined;
  let slots = 1;
  await insertCodes(pool, fill.codes);
  await share(fill.stock);

  async function share(stock: readonly number[]): Promise<void> {
    const values = Array.from({ length: slots }, (_, slot) => {
      const byPrize = dealtTo(slot, slots, stock);
      return `(${slot}, ${sum(byPrize)}, '{${byPrize}}')`;
    });
    await pool.query(`TRUNCATE prize_slots; INSERT INTO prize_slots VALUES ${values.join(", ")}`);
  }

  async function left(): Promise<number[]> {
    const { rows } = await pool.query<{ left: string }>(
      `SELECT sum(each.left_units) AS left
       FROM prize_slots, unnest(by_prize) WITH ORDINALITY AS each (left_units, ordinal)
       GROUP BY ordinal ORDER BY ordinal`,
    );
    return rows.map((row) => Number(row.left));
  }

  return {
    name,
    isExact: true,
    knobs: { ...POSTGRES_KNOBS, slots: slotCounts },
    tuning: (settings) => `${postgresTuning(settings)}; stock in ${counted(settings["slots"] ?? 1, "row")}`,
    async run(settings: Settings) {
      await peer?.stop();
      const remaining = await left();
      slots = settings["slots"] ?? 1;
      await share(remaining);
      peer = await startPeer("express-postgres.ts", postgresConfig(postgres, database, secret, settings));
      return peer.port;
    },
    processes: () => processesOf(peer, postgres),
    async finish() {}, // an answered play owes nothing more
    async settle() {
      await pool.query("CHECKPOINT");
    },
    stored: async () => ({ byPrize: await winnersByPrize(pool, prizeCount), left: await left() }),
    async refill({ codes, stock }) {
      await pool.query("TRUNCATE tickets, winners");
      await insertCodes(pool, codes);
      await share(stock);
    },
    async stop() {
      await peer?.stop();
      await pool.end();
    },
  };
}
