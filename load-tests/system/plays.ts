/** Plays over HTTP, and comparing what players were told with what ledgers and D1 hold. */

import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { ticketIdOf } from "../../durable-objects/ticket-shard/ledger.ts";
import type { PrizeView } from "../../worker/services.ts";
import type { Player } from "../players.ts";
import type { TestCampaign } from "./campaigns.ts";
import type { House, WinnerRow } from "./house.ts";
import type { Answer } from "./http-client.ts";

export const ALREADY_USED = "Ce code a déjà été utilisé";
export const NO_PRIZE = "Aucun prix disponible";
export const NOT_ACTIVE = "Le jeu n'est pas actif pour le moment";

/** The body of any answer to a play; the parts it lacks are undefined and fail the expectation. */
export interface PlayBody {
  readonly success: boolean;
  readonly error?: string;
  readonly message?: string;
  readonly data?: {
    readonly ticket: {
      readonly id: string;
      readonly code: string;
      readonly status: string;
      readonly played_at: string;
    };
    readonly prize: PrizeView;
  };
}

export interface PlayRequest {
  readonly player: Player;
  readonly code: string;
  /** The Idempotency-Key, if one is sent. */
  readonly key?: string;
  /** Named in the body when given. */
  readonly campaign?: string;
}

export function play(
  house: Pick<House, "ask">,
  { player, code, key, campaign }: PlayRequest,
): Promise<Answer<PlayBody>> {
  return house.ask<PlayBody>("/api/game/play", {
    token: player.token,
    body: { ticketCode: code, ...(campaign !== undefined && { campaign }) },
    ...(key !== undefined && { headers: { "Idempotency-Key": key } }),
  });
}

/** One win, the same wherever it is told: ticket id, serial, player, prize. */
export type Win = string;

function winOf(ticketId: string, serial: number, player: string, prize: number): Win {
  return `${ticketId} serial ${serial} player ${player} prize ${prize}`;
}

/** The win that a player was told of. @throws Error when the answer is no win */
export function acknowledgedWin(
  campaign: TestCampaign,
  serial: number,
  player: Player,
  { status, body }: Answer<PlayBody>,
): Win {
  if (status !== 200 || !body.data) throw new Error(`no win: ${status} ${JSON.stringify(body)}`);
  return winOf(body.data.ticket.id, serial, player.id, campaign.ordinalOf(body.data.prize.id));
}

/** The wins in some ledgers. */
export function ledgerWins(ledgers: readonly (readonly LedgerRow[])[]): Win[] {
  return ledgers
    .flat()
    .flatMap((row) =>
      row.kind === "redemption" ? [winOf(ticketIdOf(row), row.serial, row.player, row.prize)] : [],
    );
}

/** The wins in D1. */
export function databaseWins(rows: readonly WinnerRow[]): Win[] {
  return rows.map((row) => winOf(row.id, row.serial, row.user_id, row.prize));
}

/** What the first list has and the second lacks; a win listed twice counts twice. */
export function lacking(wins: readonly Win[], other: readonly Win[]): Win[] {
  const counts = new Map<Win, number>();
  for (const win of other) counts.set(win, (counts.get(win) ?? 0) + 1);
  return wins.filter((win) => {
    const left = counts.get(win) ?? 0;
    counts.set(win, left - 1);
    return left <= 0;
  });
}

const EXAMPLES = 5; // a difference of thousands reads no better than its first few

/** Both ways at once, a few of each: empty lists mean that the two hold the same wins, each as often. */
export function differences(one: readonly Win[], other: readonly Win[]): { missing: Win[]; extra: Win[] } {
  return {
    missing: lacking(one, other).slice(0, EXAMPLES),
    extra: lacking(other, one).slice(0, EXAMPLES),
  };
}

export const NO_DIFFERENCES = { missing: [], extra: [] };
