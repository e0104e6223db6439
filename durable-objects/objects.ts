/** The one file where objects are named and reached. Names carry the campaign, so campaigns never meet. */

import type { CampaignDesk } from "./campaign-desk/campaign-desk.ts";
import type { RedemptionOutcome } from "./ticket-shard/outcome.ts";
import { readOutcome } from "./ticket-shard/outcome.ts";
import type { RedemptionRequest } from "./ticket-shard/redemption.ts";
import type { TicketShard } from "./ticket-shard/ticket-shard.ts";

/** The bindings this floor needs; the Worker's `Env` extends it. */
export interface ObjectBindings {
  readonly TICKET_SHARD: DurableObjectNamespace<TicketShard>;
  readonly CAMPAIGN_DESK: DurableObjectNamespace<CampaignDesk>;
  readonly DB: D1Database;
}

/** The desk of a campaign, by its slug. */
export function deskOf(
  bindings: Pick<ObjectBindings, "CAMPAIGN_DESK">,
  campaign: string,
): DurableObjectStub<CampaignDesk> {
  return bindings.CAMPAIGN_DESK.getByName(campaign);
}

/** The shard of a campaign that owns the codes with prefix number `shardIndex`. */
export function shardOf(
  bindings: Pick<ObjectBindings, "TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
): DurableObjectStub<TicketShard> {
  return bindings.TICKET_SHARD.getByName(`${campaign}:${shardIndex}`);
}

/**
 * Redeems a ticket at the shard that owns it; the win is durable when this resolves.
 * Rejects when the shard cannot be reached: with the same idempotency key the call may be made again.
 */
export async function redeem(
  bindings: Pick<ObjectBindings, "TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  { serial, player, idempotencyKey }: RedemptionRequest,
): Promise<RedemptionOutcome> {
  return readOutcome(await shardOf(bindings, campaign, shardIndex).redeem(serial, player, idempotencyKey));
}
