/** A player's tickets, as D1's winners tell them. */

import { and, count, desc, eq } from "drizzle-orm";
import { winners } from "../../migrations/schema.ts";
import { type CampaignBindings, findCampaign, type KnownCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { TicketPage, TicketStatus, TicketView } from "../services.ts";

export interface TicketQuery {
  /** From 1. */
  readonly page: number;
  readonly limit: number;
  readonly status?: TicketStatus | undefined;
}

type WinnerRow = typeof winners.$inferSelect;

/**
 * One page of a player's tickets of every campaign, latest first. A win is here as soon as its shard's outbox has
 * reached D1, usually well within a second.
 */
export async function myTickets(
  bindings: CampaignBindings & Pick<Env, "DB">,
  ctx: Pick<ExecutionContext, "waitUntil">,
  userId: string,
  query: TicketQuery,
  language: Language,
): Promise<TicketPage> {
  const database = databaseOf(bindings.DB);
  const mine = and(eq(winners.userId, userId), query.status && eq(winners.status, query.status));
  const [rows, [counted]] = await database.batch([
    database
      .select()
      .from(winners)
      .where(mine)
      .orderBy(desc(winners.id)) // ids rise with the time of the play
      .limit(query.limit)
      .offset((query.page - 1) * query.limit),
    database.select({ total: count() }).from(winners).where(mine),
  ]);
  const campaigns = new Map<string, KnownCampaign>();
  for (const slug of new Set(rows.map((row) => row.campaign))) {
    const campaign = await findCampaign(bindings, ctx, slug);
    if (campaign) campaigns.set(slug, campaign);
  }
  const total = counted?.total ?? 0;
  return {
    tickets: rows.map((row) => ticketView(row, campaigns.get(row.campaign), language)),
    pagination: { total, page: query.page, limit: query.limit, totalPages: Math.ceil(total / query.limit) },
  };
}

/** A winner as the contract shows it; the code is computed from the serial, it is stored nowhere. */
function ticketView(row: WinnerRow, campaign: KnownCampaign | undefined, language: Language): TicketView {
  const prize = campaign?.prizes[language][row.prize];
  if (!campaign || !prize)
    throw new Error(`winner ${row.id} names prize ${row.prize} of ${row.campaign}, which is not there`);
  return {
    id: row.id,
    code: campaign.codes.display(campaign.codes.codeOf(row.serial)),
    status: row.status,
    playedAt: new Date(row.playedAt).toISOString(),
    claimedAt: isoOrNull(row.claimedAt),
    validatedAt: isoOrNull(row.validatedAt),
    rejectionReason: row.rejectionReason,
    prize,
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
