/** The stream of a campaign's figures: the live board's, for as long as whoever watches may. */

import { boardOf } from "../../durable-objects/objects.ts";
import { identify } from "../accounts/sessions.ts";
import { findCampaign } from "../campaigns/known-campaigns.ts";
import type { Env } from "../env.ts";
import { logThrown } from "../http/unexpected.ts";
import { mustEnrol } from "../second-factor/policy.ts";
import type { ServiceContext } from "../service-context.ts";
import { isAdministrator } from "../staff.ts";
import type { LiveOutcome } from "./overview-view.ts";

/** The board sends something at least every 10 s: a session that was ended keeps its stream for 20 s at most. */
const CHECK_EVERY_MS = 10_000;

/** @param token the session's; the gate has seen it, and it is looked at again while the stream lasts */
export async function live(
  { env, ctx, now }: ServiceContext,
  token: string | undefined,
): Promise<LiveOutcome> {
  const known = await findCampaign(env, ctx, env.DEFAULT_CAMPAIGN, now);
  if (!known) return { kind: "no-campaign" };
  const { slug, shardCount } = known.catalogue;
  const asked = new URLSearchParams({ campaign: slug, shards: String(shardCount) });
  const { ok, body } = await boardOf(env, slug).fetch(`http://board/?${asked}`);
  if (!ok || !body) return { kind: "full" };
  return { kind: "stream", events: body.pipeThrough(whileAllowed(() => mayWatch(env, token))) };
}

/** Passes everything on, and ends both sides once it is not allowed any more. */
export function whileAllowed(
  isAllowed: () => Promise<boolean>,
  now: () => number = Date.now,
): TransformStream<Uint8Array, Uint8Array> {
  let checkedAt = now();
  return new TransformStream({
    async transform(chunk, controller) {
      if (now() - checkedAt >= CHECK_EVERY_MS) {
        checkedAt = now();
        if (!(await isAllowed())) {
          controller.terminate();
          return;
        }
      }
      controller.enqueue(chunk);
    },
  });
}

/**
 * Whether a session may have the figures still: an administrator's, with the second factor where one is asked for. While
 * D1 does not answer nobody's session can be looked at: the figures go on, and the stream ends by itself soon.
 */
export async function mayWatch(env: Env, token: string | undefined): Promise<boolean> {
  try {
    const account = await identify(env, token, Date.now());
    return account !== undefined && isAdministrator(account) && !mustEnrol(env, account);
  } catch (error) {
    logThrown(error, { requestId: "-", method: "-", route: "live stream" });
    return true;
  }
}
