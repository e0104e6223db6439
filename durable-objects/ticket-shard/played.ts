/** What a shard tells of a ticket that was played, and how it travels: as text, like an outcome (outcome.ts). */

import { type RedemptionRow, ticketIdOf } from "./ledger.ts";

export interface PlayedTicket {
  readonly ticketId: string;
  /** Account id of the player. The account may be gone: the ledger stays (promise 10). */
  readonly player: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Ordinal of the prize. */
  readonly prize: number;
}

export type PlayedText = string & { readonly __played: unique symbol };

/** @param row the redemption; undefined when the ticket was not played */
export function writePlayed(row: RedemptionRow | undefined): PlayedText {
  const played: PlayedTicket | null = row
    ? { ticketId: ticketIdOf(row), player: row.player, at: row.at, prize: row.prize }
    : null;
  return JSON.stringify(played) as PlayedText;
}

export function readPlayed(text: PlayedText): PlayedTicket | null {
  return JSON.parse(text) as PlayedTicket | null;
}
