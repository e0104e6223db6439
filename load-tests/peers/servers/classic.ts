/**
 * The design of the brief: check-ticket, then mark-ticket-used, then add-winner. Its browser makes three calls; here
 * they are one request, which spares it two round trips. Between the steps nothing holds the ticket, and what is left
 * of a prize is read, lowered and written back: as such code does, and what the comparison is about.
 *
 * The brief's database is MongoDB, which no package for this machine's system brings; the steps are the same on
 * PostgreSQL, each durable by itself, where MongoDB would need a journalled write concern for that.
 */

import { randomInt } from "node:crypto";
import pg from "pg";
import { expressServer, type Played } from "./express-app.ts";
import type { PostgresServerConfig } from "./postgres-config.ts";
import { serve } from "./serve.ts";

interface Prize {
  readonly id: number;
  readonly remaining: number;
}

await serve<PostgresServerConfig>(async ({ secret, connection }) => {
  const pool = new pg.Pool(connection);

  async function checkTicket(code: string): Promise<{ readonly used: boolean } | undefined> {
    const { rows } = await pool.query<{ used: boolean }>("SELECT used FROM tickets WHERE code = $1", [code]);
    return rows[0];
  }

  async function markTicketUsed(code: string): Promise<void> {
    await pool.query("UPDATE tickets SET used = true WHERE code = $1", [code]);
  }

  async function drawPrize(): Promise<Prize | undefined> {
    const { rows } = await pool.query<Prize>("SELECT id, remaining FROM prizes WHERE remaining > 0");
    const prize = drawn(rows);
    if (prize === undefined) return undefined;
    await pool.query("UPDATE prizes SET remaining = $2 WHERE id = $1", [prize.id, prize.remaining - 1]);
    return prize;
  }

  async function addWinner(code: string, player: string, prize: number) {
    const { rows } = await pool.query<{ id: string; created_at: Date }>(
      "INSERT INTO winners (ticket_code, player, prize) VALUES ($1, $2, $3) RETURNING id, created_at",
      [code, player, prize],
    );
    const [row] = rows;
    if (row === undefined) throw new Error("the winner was not added");
    return row;
  }

  return expressServer(secret, async (code, player): Promise<Played> => {
    const ticket = await checkTicket(code);
    if (ticket === undefined) return { kind: "refused", refusal: "unknown-code" };
    if (ticket.used) return { kind: "refused", refusal: "already-used" };
    await markTicketUsed(code);
    const prize = await drawPrize();
    if (prize === undefined) return { kind: "refused", refusal: "no-prize" };
    const winner = await addWinner(code, player, prize.id);
    return { kind: "won", win: { id: winner.id, code, prize: prize.id, playedAt: winner.created_at } };
  });
});

function drawn(prizes: readonly Prize[]): Prize | undefined {
  const total = prizes.reduce((sum, { remaining }) => sum + remaining, 0);
  if (total === 0) return undefined;
  let target = randomInt(total);
  return prizes.find(({ remaining }) => {
    target -= remaining;
    return target < 0;
  });
}
