/** Express 5 and PostgreSQL: one call of one function a play, one commit, durable before the answer. */

import pg from "pg";
import { REFUSALS, type Refusal } from "./answers.ts";
import { expressServer, type Played } from "./express-app.ts";
import type { PostgresServerConfig } from "./postgres-config.ts";
import { serve } from "./serve.ts";

interface PlayRow {
  readonly outcome: string;
  readonly ticket_id: string;
  readonly prize: number;
  readonly won_at: Date;
}

/** Of the function: no prize is left. */
const NO_PRIZE = "TT001";
/** Named, so that each connection parses and plans it once. */
const PLAY = { name: "play", text: "SELECT outcome, ticket_id, prize, won_at FROM play($1, $2)" };

await serve<PostgresServerConfig>(async ({ secret, connection }) => {
  const pool = new pg.Pool(connection);
  return expressServer(secret, async (code, player): Promise<Played> => {
    try {
      const { rows } = await pool.query<PlayRow>({ ...PLAY, values: [code, player] });
      const [row] = rows;
      if (row === undefined) throw new Error("the function gave no row");
      if (row.outcome !== "won") return { kind: "refused", refusal: refusalOf(row.outcome) };
      return {
        kind: "won",
        win: { id: row.ticket_id, code, prize: row.prize, playedAt: row.won_at },
      };
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === NO_PRIZE) {
        return { kind: "refused", refusal: "no-prize" };
      }
      throw error;
    }
  });
});

function refusalOf(outcome: string): Refusal {
  if (Object.hasOwn(REFUSALS, outcome)) return outcome as Refusal;
  throw new Error(`the function's outcome ${outcome} is not known`);
}
