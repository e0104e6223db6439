/**
 * A player's prizes as the site shows them: the contract's tickets, with what their claim depends on, and with those
 * just played that D1 does not have yet.
 */

import { and, count, eq, inArray } from "drizzle-orm";
import { winners } from "../../migrations/schema.ts";
import type { KnownCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { type Database, databaseOf } from "../database.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import type { FoundTicket } from "./find-by-code.ts";
import { myTicketQueries, ownPlayed, UUID } from "./my-tickets.ts";
import { campaignsOf, isoOrNull, type ShownWinner, ticketView } from "./ticket-view.ts";
import type { MyPrize, MyPrizeOutcome, MyPrizePage, PrizeQuery } from "./views.ts";

/** Each costs a call to a shard; somebody who plays more within a second finds the rest a moment later. */
const JUST_PLAYED_MAX = 3;

/**
 * One page of a player's prizes of every campaign, latest first, and how many there are of each status.
 * @param justPlayed codes this player has just played. Those whose win D1 lacks come apart, from the ledger; a code
 *   that is not theirs counts as a guess, as anywhere.
 */
export async function myPrizes(
  context: ServiceContext,
  account: Account,
  query: PrizeQuery,
  justPlayed: readonly string[],
  language: Language,
): Promise<MyPrizePage> {
  const database = databaseOf(context.env.DB);
  // The ledger first: what is not in D1 afterwards was not there, so no win falls between the two.
  const played = await ownAmong(context, account, justPlayed);
  const [found, counted, there] = await database.batch([
    myTicketQueries(database, account.id, { page: query.page, limit: query.limit, status: query.status })
      .page,
    countsByStatus(database, account.id),
    whichExist(
      database,
      account.id,
      played.map(({ winner }) => winner.id),
    ),
  ]);
  const rows = found.slice(0, query.limit);
  const campaigns = await campaignsOf(context, rows);
  const counts = { PENDING: 0, VALIDATED: 0, CLAIMED: 0, REJECTED: 0 };
  for (const { status, total } of counted) counts[status] = total;
  const total = query.status
    ? counts[query.status]
    : Object.values(counts).reduce((sum, ofOne) => sum + ofOne, 0);
  const known = new Set(there.map(({ id }) => id));
  return {
    prizes: rows.map((row) => myPrizeView(row, campaigns.get(row.campaign), language)),
    arriving: played
      .filter(({ winner }) => !known.has(winner.id))
      .map(({ winner, campaign }) => myPrizeView(winner, campaign, language)),
    counts,
    page: query.page,
    pageCount: Math.ceil(total / query.limit),
  };
}

/** How many of a player's prizes stand where. */
export function countsByStatus(database: Database, userId: string) {
  return database
    .select({ status: winners.status, total: count() })
    .from(winners)
    .where(eq(winners.userId, userId))
    .groupBy(winners.status);
}

function whichExist(database: Database, userId: string, ids: readonly string[]) {
  return database
    .select({ id: winners.id })
    .from(winners)
    .where(and(inArray(winners.id, [...ids]), eq(winners.userId, userId)));
}

/** One of a player's prizes, by its ticket's id; also before D1 has it, if it is among those just played. */
export async function myPrize(
  context: ServiceContext,
  account: Account,
  id: string,
  justPlayed: readonly string[],
  language: Language,
): Promise<MyPrizeOutcome> {
  if (!UUID.test(id)) return { kind: "not-found" };
  const row = await databaseOf(context.env.DB)
    .select()
    .from(winners)
    .where(and(eq(winners.id, id), eq(winners.userId, account.id)))
    .get();
  if (row) {
    const campaigns = await campaignsOf(context, [row]);
    return { kind: "found", prize: myPrizeView(row, campaigns.get(row.campaign), language) };
  }
  const played = await ownAmong(context, account, justPlayed);
  const arriving = played.find(({ winner }) => winner.id === id);
  if (!arriving) return { kind: "not-found" };
  return { kind: "found", prize: myPrizeView(arriving.winner, arriving.campaign, language) };
}

/** The player's own among some codes. One after the other: a code that is not theirs locks before the next is looked at. */
async function ownAmong(
  context: ServiceContext,
  account: Account,
  codes: readonly string[],
): Promise<FoundTicket[]> {
  const own: FoundTicket[] = [];
  for (const code of [...new Set(codes)].slice(0, JUST_PLAYED_MAX)) {
    const found = await ownPlayed(context, account, code);
    if (found.kind === "played") own.push(found);
  }
  return own;
}

/** @throws as `ticketView` */
function myPrizeView(winner: ShownWinner, campaign: KnownCampaign | undefined, language: Language): MyPrize {
  const ticket = ticketView(winner, campaign, language);
  if (!campaign) throw new Error(`winner ${winner.id} is of no campaign`); // ticketView has thrown before
  const { claimUntil, timeZone } = campaign.catalogue;
  return { ...ticket, rejectedAt: isoOrNull(winner.rejectedAt), claimUntil, timeZone };
}
