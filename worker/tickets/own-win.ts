/**
 * A player's own win on a code: what a play came to whose answer never reached the browser.
 *
 * This counts no guess, so it must not help one. It has one answer for codes that are unknown, unplayed or somebody
 * else's, and the same work for each: one question to the shard that the code's first digits name, also when no ticket
 * has the code. Without that question an unknown code would be answered sooner than a right one, and whoever can time
 * answers could sort codes without ever being counted. What it does tell, a win of the asker's own, is no news to them.
 */

import { findRedemption } from "../../durable-objects/objects.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { campaignsOf, freshWinner, ticketView } from "./ticket-view.ts";
import type { OwnWinOutcome } from "./views.ts";

const NOT_FOUND: OwnWinOutcome = { kind: "not-found" };
/** Serials start at 0: a shard looks for this one as for any other, and finds nothing. */
const NO_SERIAL = -1;

/**
 * The win of this player on a code of the default campaign, from the ledger: also while D1 is behind.
 * @throws when the shard does not answer
 */
export async function ownWin(
  context: ServiceContext,
  account: Account,
  typedCode: string,
  language: Language,
): Promise<OwnWinOutcome> {
  const { env, ctx, now } = context;
  const campaign = await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  const shardIndex = campaign?.codes.shardOf(typedCode) ?? null;
  if (!campaign || shardIndex === null) return NOT_FOUND;
  const typed = campaign.codes.serialOf(typedCode);
  const serial = typed.kind === "serial" ? typed.serial : NO_SERIAL;
  const { slug } = campaign.catalogue;
  const played = await withOneRetry(() => findRedemption(env, slug, shardIndex, serial));
  if (played?.player !== account.id) return NOT_FOUND;
  const winner = freshWinner(slug, serial, played);
  const campaigns = await campaignsOf(context, [winner]);
  const { id, code, status, playedAt, prize } = ticketView(winner, campaigns.get(slug), language);
  return {
    kind: "won",
    ticket: { id, code, status, playedAt },
    prize,
    prizeOrdinal: played.prize,
    replayed: true,
  };
}
