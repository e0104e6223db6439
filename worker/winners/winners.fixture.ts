/** Winners for tests: played through the API, or put into D1 as a shard's outbox does. */

import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { projectWinners } from "../../durable-objects/ticket-shard/winners-projection.ts";
import { winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { PrizeView } from "../services.ts";
import { ask, eventually, type Person, type TestCampaign } from "../test-house.ts";

export interface PlayedTicket {
  readonly id: string;
  readonly code: string;
  readonly playedAt: string;
  readonly prize: PrizeView;
}

/** A ticket of the default campaign that this player has played, in D1 as well. */
export async function playedTicket(
  campaign: TestCampaign,
  player: Person,
  serial: number,
): Promise<PlayedTicket> {
  const { body } = await ask<{
    data: { ticket: { id: string; code: string; played_at: string }; prize: PrizeView };
  }>("/api/game/play", { token: player.token, body: { ticketCode: campaign.code(serial) } });
  const { ticket, prize } = body.data;
  await eventually(() => winnerOf(ticket.id));
  return { id: ticket.id, code: ticket.code, playedAt: ticket.played_at, prize };
}

/** A ticket's row in D1. */
export function winnerOf(id: string) {
  return databaseOf(env.DB).select().from(winners).where(eq(winners.id, id)).get();
}

/** A ticket id of an instant: a UUIDv7 as the ledger makes them, its random part numbered. */
export function ticketIdAt(at: number, number = 0): string {
  const time = at.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export interface Win {
  readonly userId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly serial: number;
  /** Ordinal in the campaign's catalogue; the first unless said otherwise. */
  readonly prize?: number;
  /** None unless said otherwise. */
  readonly store?: string | null;
}

/** Brings wins into D1; their ids, in the same order. Serials name the tickets and tell ids of one instant apart. */
export async function insertWins(campaign: string, wins: readonly Win[]): Promise<string[]> {
  const rows = wins.map(({ userId, at, serial, prize = 0, store = null }) => [
    ticketIdAt(at, serial),
    serial,
    serial + 1,
    userId,
    prize,
    at,
    store,
  ]);
  for (let start = 0; start < rows.length; start += 1_000)
    await projectWinners(env.DB, campaign, JSON.stringify(rows.slice(start, start + 1_000)));
  return rows.map(([id]) => String(id));
}

/** Accounts that nobody signs in to; their ids. */
export async function insertPlayers(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  await env.DB.prepare(
    `INSERT INTO users (id, email, password_hash, first_name, last_name, role, created_at)
     SELECT value, value || '@example.com', 'none', 'Zoé', 'Lefèvre', 'CLIENT', 0 FROM json_each(?)`,
  )
    .bind(JSON.stringify(ids))
    .run();
  return ids;
}
