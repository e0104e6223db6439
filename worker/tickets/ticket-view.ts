/** From a winner to the ticket that the contract shows. */

import type { PlayedTicket } from "../../durable-objects/ticket-shard/played.ts";
import type { winners } from "../../migrations/schema.ts";
import { findCampaign, type KnownCampaign, readCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import type { ServiceContext } from "../service-context.ts";
import type { TicketView } from "./views.ts";

/** What is shown of a winner: its row in D1, or what the ledger says while D1 is behind. */
export type ShownWinner = Pick<
  typeof winners.$inferSelect,
  | "id"
  | "campaign"
  | "serial"
  | "prize"
  | "status"
  | "playedAt"
  | "validatedAt"
  | "claimedAt"
  | "rejectedAt"
  | "rejectionReason"
>;

/** A winner as the ledger alone knows it: nobody can have decided on it before D1 has it. */
export function freshWinner(campaign: string, serial: number, played: PlayedTicket): ShownWinner {
  return {
    id: played.ticketId,
    campaign,
    serial,
    prize: played.prize,
    status: "PENDING",
    playedAt: played.at,
    validatedAt: null,
    claimedAt: null,
    rejectedAt: null,
    rejectionReason: null,
  };
}

/**
 * The campaigns that some winners are of, by slug; each is looked up once. One that is remembered from before a prize
 * among them was added is read again.
 */
export async function campaignsOf(
  { env, ctx }: Pick<ServiceContext, "env" | "ctx">,
  shown: readonly Pick<ShownWinner, "campaign" | "prize">[],
): Promise<ReadonlyMap<string, KnownCampaign>> {
  const campaigns = new Map<string, KnownCampaign>();
  for (const slug of new Set(shown.map((winner) => winner.campaign))) {
    const known = await findCampaign(env, ctx, slug);
    const lacksPrize = shown.some((winner) => winner.campaign === slug && !known?.prizes.fr[winner.prize]);
    const campaign = lacksPrize ? await readCampaign(env, slug) : known;
    if (campaign) campaigns.set(slug, campaign);
  }
  return campaigns;
}

/**
 * A winner as the contract shows it; the code is computed from the serial, it is stored nowhere.
 * @throws when its campaign or its prize is not there, which cannot be: neither is ever deleted
 */
export function ticketView(
  winner: ShownWinner,
  campaign: KnownCampaign | undefined,
  language: Language,
): TicketView {
  const prize = campaign?.prizes[language][winner.prize];
  if (!campaign || !prize) {
    throw new Error(
      `winner ${winner.id} names prize ${winner.prize} of ${winner.campaign}, which is not there`,
    );
  }
  return {
    id: winner.id,
    code: campaign.codes.display(campaign.codes.codeOf(winner.serial)),
    status: winner.status,
    playedAt: new Date(winner.playedAt).toISOString(),
    claimedAt: isoOrNull(winner.claimedAt),
    validatedAt: isoOrNull(winner.validatedAt),
    rejectionReason: winner.rejectionReason,
    prize,
  };
}

/** ISO 8601. @param at milliseconds since the epoch */
export function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
