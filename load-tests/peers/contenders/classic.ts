/** The classic design, check then mark then add, on PostgreSQL in MongoDB's place. */

import type { Contender, Fill, Settings } from "../contender.ts";
import { type PeerProcess, processesOf, startPeer } from "../peer-process.ts";
import type { PostgresServer } from "../storage/postgres.ts";
import { POSTGRES_KNOBS, postgresConfig, postgresTuning } from "./postgres-settings.ts";
import { createDatabase, insertCodes, winnersByPrize } from "./postgres-storage.ts";

const DATABASE = "classic";

export async function classic(postgres: PostgresServer, secret: string, fill: Fill): Promise<Contender> {
  const pool = await createDatabase(postgres, DATABASE, "classic.sql");
  const prizeCount = fill.stock.length;
  let peer: PeerProcess | undefined;
  await insertCodes(pool, fill.codes);
  await setStock(fill.stock);

  async function setStock(stock: readonly number[]): Promise<void> {
    const values = stock.map((units, prize) => `(${prize}, ${units})`);
    await pool.query(`TRUNCATE prizes; INSERT INTO prizes VALUES ${values.join(", ")}`);
  }

  return {
    name: "classic: check, mark, add",
    isExact: false,
    knobs: POSTGRES_KNOBS,
    tuning: (settings) =>
      `Express, PostgreSQL in place of the brief's MongoDB (no package brings it), no transaction; ${postgresTuning(settings)}`,
    async run(settings: Settings) {
      await peer?.stop();
      peer = await startPeer("classic.ts", postgresConfig(postgres, DATABASE, secret, settings));
      return peer.port;
    },
    processes: () => processesOf(peer, postgres),
    async finish() {}, // an answered play owes nothing more
    async settle() {
      await pool.query("CHECKPOINT");
    },
    async stored() {
      const { rows } = await pool.query<{ remaining: number }>("SELECT remaining FROM prizes ORDER BY id");
      return {
        byPrize: await winnersByPrize(pool, prizeCount),
        left: rows.map(({ remaining }) => remaining),
      };
    },
    async refill({ codes, stock }) {
      await pool.query("TRUNCATE tickets, winners");
      await insertCodes(pool, codes);
      await setStock(stock);
    },
    async stop() {
      await peer?.stop();
      await pool.end();
    },
  };
}
