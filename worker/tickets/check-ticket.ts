/** Whether a code is right and used: what the brief's older clients ask before they play. */

import { findRedemption, isCancelledAt } from "../../durable-objects/objects.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { countWrong, lookAt } from "./guesses.ts";
import type { CheckOutcome } from "./views.ts";

/**
 * Looks a code of the default campaign up. It counts as a guess exactly as a play of it would: unknown codes and
 * used codes of others do, and so do cancelled ones; a right code that can still be played and one's own do not.
 * @throws GuessNotCountedError when a wrong code cannot be counted; what the shard throws
 */
export async function checkTicket(
  context: ServiceContext,
  account: Account,
  typedCode: string,
): Promise<CheckOutcome> {
  const { env, ctx, now } = context;
  const campaign = await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  if (!campaign) return { kind: "unknown" };
  const look = await lookAt(context, account, campaign.codes, typedCode);
  if (look.kind !== "serial") return look;
  const { shardIndex, serial } = look;
  const played = await withOneRetry(() => findRedemption(env, env.DEFAULT_CAMPAIGN, shardIndex, serial));
  if (played?.player === account.id) return { kind: "exists", isUsed: true };
  if (played) return (await countWrong(context, account)) ?? { kind: "exists", isUsed: true };
  const isCancelled = await withOneRetry(() => isCancelledAt(env, env.DEFAULT_CAMPAIGN, shardIndex, serial));
  if (isCancelled) return (await countWrong(context, account)) ?? { kind: "cancelled" };
  return { kind: "exists", isUsed: false };
}
