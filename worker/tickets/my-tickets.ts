/** A player's tickets, as D1's winners tell them. */

import { and, count, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { winners } from "../../migrations/schema.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { type Database, databaseOf } from "../database.ts";
import { paginationOf, skipOf } from "../http/pagination.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { type FoundTicket, playedTicket } from "./find-by-code.ts";
import { countWrong, lookAt } from "./guesses.ts";
import { campaignsOf, ticketView } from "./ticket-view.ts";
import type { TicketOutcome, TicketPage, TicketQuery } from "./views.ts";

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * One page of a player's tickets of every campaign, latest first. A win is here as soon as its shard's outbox has
 * reached D1, usually well within a second.
 */
export async function myTickets(
  context: ServiceContext,
  userId: string,
  query: TicketQuery,
  language: Language,
): Promise<TicketPage> {
  const { page, total } = myTicketQueries(databaseOf(context.env.DB), userId, query);
  const [found, [counted]] = await databaseOf(context.env.DB).batch([page, total]);
  const rows = found.slice(0, query.limit);
  const campaigns = await campaignsOf(context, rows);
  const nextCursor = found.length > rows.length ? (rows.at(-1)?.id ?? null) : null;
  return {
    tickets: rows.map((row) => ticketView(row, campaigns.get(row.campaign), language)),
    pagination: paginationOf(query, counted?.total ?? 0, nextCursor),
  };
}

/** The statements of a page and its total: one row more than is shown tells whether another page follows. */
export function myTicketQueries(database: Database, userId: string, query: TicketQuery) {
  // `+`: the index by player is the narrow one; one by status holds half of all winners.
  const status: SQL | undefined = query.status && sql`+${winners.status} = ${query.status}`;
  const mine = and(eq(winners.userId, userId), status);
  return {
    page: database
      .select()
      .from(winners)
      .where(and(mine, query.cursor === undefined ? undefined : lt(winners.id, query.cursor)))
      .orderBy(desc(winners.id)) // ids rise with the time of the play
      .limit(query.limit + 1)
      .offset(skipOf(query)),
    total: database.select({ total: count() }).from(winners).where(mine),
  };
}

/** One of a player's tickets, by its id: not found before its shard's outbox has reached D1. */
export async function myTicket(
  context: ServiceContext,
  userId: string,
  id: string,
  language: Language,
): Promise<TicketOutcome> {
  if (!UUID.test(id)) return { kind: "not-found" };
  const row = await databaseOf(context.env.DB)
    .select()
    .from(winners)
    .where(and(eq(winners.id, id), eq(winners.userId, userId)))
    .get();
  if (!row) return { kind: "not-found" };
  const campaigns = await campaignsOf(context, [row]);
  return { kind: "found", ticket: ticketView(row, campaigns.get(row.campaign), language) };
}

/**
 * One of a player's tickets of the default campaign, by its code: from the ledger, so also while D1 is behind.
 * Unknown, unplayed and foreign codes are one answer and each counts as a guess; a malformed one is only a slip.
 * @throws GuessNotCountedError when a wrong code cannot be counted; what the shard or D1 throws
 */
export async function myTicketByCode(
  context: ServiceContext,
  account: Account,
  typedCode: string,
  language: Language,
): Promise<TicketOutcome> {
  const found = await ownPlayed(context, account, typedCode);
  if (found.kind !== "played") return found;
  return { kind: "found", ticket: ticketView(found.winner, found.campaign, language) };
}

/**
 * The winner behind a code that this player has played, with the campaign it is of.
 * @throws as `myTicketByCode`
 */
export async function ownPlayed(
  context: ServiceContext,
  account: Account,
  typedCode: string,
): Promise<FoundTicket | Exclude<TicketOutcome, { kind: "found" }>> {
  const campaign = await findCampaign(context.env, context.ctx, context.env.DEFAULT_CAMPAIGN, context.now);
  if (!campaign) return { kind: "not-found" };
  const look = await lookAt(context, account, campaign.codes, typedCode);
  switch (look.kind) {
    case "limited":
      return look;
    case "malformed":
    case "unknown":
      return { kind: "not-found" };
    case "serial": {
      const found = await playedTicket(context, campaign, look);
      if (found?.player === account.id) return found;
      return (await countWrong(context, account)) ?? { kind: "not-found" };
    }
  }
}
