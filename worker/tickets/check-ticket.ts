/** Whether a code is right and used: what the brief's older clients ask before they play. */

import { findRedemption } from "../../durable-objects/objects.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account } from "../services.ts";
import { countWrong, lookAt } from "./guesses.ts";
import type { CheckOutcome } from "./views.ts";

/**
 * Looks a code of the default campaign up. It counts as a guess exactly as a play of it would: unknown codes and
 * used codes of others do, a right code that is still unplayed and one's own do not.
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
  const played = await withOneRetry(() =>
    findRedemption(env, env.DEFAULT_CAMPAIGN, look.shardIndex, look.serial),
  );
  if (played && played.player !== account.id) {
    const limited = await countWrong(context, account);
    if (limited) return limited;
  }
  return { kind: "exists", isUsed: played !== null };
}
