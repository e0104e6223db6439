/** The played ticket behind a code: the shard says who won what, D1 how far the claim is. */

import { eq } from "drizzle-orm";
import { findRedemption, isCancelledAt } from "../../durable-objects/objects.ts";
import { winners } from "../../migrations/schema.ts";
import { findCampaign, type KnownCampaign } from "../campaigns/known-campaigns.ts";
import { databaseOf } from "../database.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import type { TypedCode } from "./codes/codes.ts";
import { freshWinner, type ShownWinner } from "./ticket-view.ts";

export interface FoundTicket {
  readonly kind: "played";
  /** Account id of the player, as the ledger has it. The account may be erased meanwhile. */
  readonly player: string;
  readonly campaign: KnownCampaign;
  /** For `ticketView`. Its status is PENDING while D1 is behind the ledger. */
  readonly winner: ShownWinner;
}

export type FoundByCode =
  /** Not a code of this campaign's form: a slip. */
  | { readonly kind: "malformed" }
  /** No ticket has this code. */
  | { readonly kind: "unknown" }
  /** The code is right, and nobody has played it yet. */
  | { readonly kind: "not-played" }
  /** Nobody has played it, and nobody will: the purchase it came with was refunded. */
  | { readonly kind: "cancelled" }
  | FoundTicket;

/**
 * Finds the played ticket of a code as typed. Counts nothing: whoever lets people type codes bounds them
 * (`lookAt` in guesses.ts for players, the policy `counter-look-up` for staff).
 * @param slug of the campaign; a campaign that is not there has no codes, so all are unknown
 * @throws when the shard or D1 does not answer
 */
export async function findPlayed(
  context: ServiceContext,
  typedCode: string,
  slug = context.env.DEFAULT_CAMPAIGN,
): Promise<FoundByCode> {
  const campaign = await findCampaign(context.env, context.ctx, slug, context.now);
  if (!campaign) return { kind: "unknown" };
  const typed = campaign.codes.serialOf(typedCode);
  if (typed.kind !== "serial") return typed;
  const played = await playedTicket(context, campaign, typed);
  if (played) return played;
  const isCancelled = await withOneRetry(() =>
    isCancelledAt(context.env, slug, typed.shardIndex, typed.serial),
  );
  return { kind: isCancelled ? "cancelled" : "not-played" };
}

/**
 * The played ticket of a serial; undefined when nobody has played it.
 * @throws when the shard or D1 does not answer
 */
export async function playedTicket(
  { env }: Pick<ServiceContext, "env">,
  campaign: KnownCampaign,
  { serial, shardIndex }: Extract<TypedCode, { kind: "serial" }>,
): Promise<FoundTicket | undefined> {
  const { slug } = campaign.catalogue;
  const played = await withOneRetry(() => findRedemption(env, slug, shardIndex, serial));
  if (!played) return undefined;
  const row = await databaseOf(env.DB).select().from(winners).where(eq(winners.id, played.ticketId)).get();
  const winner: ShownWinner = row ?? freshWinner(slug, serial, played);
  return { kind: "played", player: played.player, campaign, winner };
}
