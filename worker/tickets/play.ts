/** Playing a code: session → code → serial → shard → the words of the answer (docs/api.md, "Play"). */

import { redeem } from "../../durable-objects/objects.ts";
import type { Refusal, Win } from "../../durable-objects/ticket-shard/outcome.ts";
import { findCampaign, type KnownCampaign, readCampaign } from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import type { Env } from "../env.ts";
import type { RefusalCode } from "../http/errors.ts";
import { withOneRetry } from "../retry.ts";
import type { Account, PlayOutcome, PrizeView } from "../services.ts";

export type PlayBindings = Pick<Env, "TICKET_SHARD" | "CAMPAIGN_DESK" | "CODE_KEY">;

export interface PlayRequest {
  readonly account: Account;
  /** Slug of the campaign whose code it is. */
  readonly campaign: string;
  readonly typedCode: string;
  /** The caller's own key; null when it sent none. */
  readonly idempotencyKey: string | null;
  readonly language: Language;
  /** Milliseconds since the epoch, when the request was taken up. The shard has its own clock. */
  readonly now: number;
}

/** Long enough for a UUID or a hash, short enough to be stored with every redemption. */
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,64}$/;

/**
 * Plays a code for a player. The win is durable when this returns.
 * @throws what the shard throws when it cannot be reached; sending the same play again is then safe
 */
export async function play(
  bindings: PlayBindings,
  ctx: Pick<ExecutionContext, "waitUntil">,
  request: PlayRequest,
): Promise<PlayOutcome> {
  const { account, idempotencyKey } = request;
  if (account.role !== "CLIENT") return refused("forbidden");
  if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
    return refused("invalid-idempotency-key");
  const campaign = await findCampaign(bindings, ctx, request.campaign, request.now);
  if (!campaign) return refused("not-found");
  const typed = campaign.codes.serialOf(request.typedCode);
  switch (typed.kind) {
    case "malformed":
      return refused("malformed-code");
    case "unknown":
      return refused("unknown-code");
    case "serial": {
      // Without a key of its own the play gets one, so that our retry after a lost answer replays the win
      // instead of telling the winner that the code was used.
      const redemption = {
        serial: typed.serial,
        player: account.id,
        idempotencyKey: idempotencyKey ?? crypto.randomUUID(),
      };
      const outcome = await withOneRetry(() =>
        redeem(bindings, request.campaign, typed.shardIndex, redemption),
      );
      if (outcome.kind !== "won") return refused(refusalCode(outcome));
      return won(
        outcome,
        campaign.codes.display(typed.code),
        await prizeOf(bindings, campaign, outcome.prize, request.language),
      );
    }
  }
}

/** The error code for a shard's refusal. */
export function refusalCode(refusal: Refusal): RefusalCode {
  switch (refusal.kind) {
    case "already-used":
      return "already-used"; // to its own player as to a stranger: the contract has one sentence
    case "campaign-not-active":
      return inactiveCode(refusal.why);
    case "batch-not-active":
      return refusal.status === "revoked" ? "batch-revoked" : "batch-not-active";
    case "no-prize-left":
      return "no-prize-left";
    case "unavailable":
      return "temporarily-unavailable";
  }
}

function inactiveCode(why: Extract<Refusal, { kind: "campaign-not-active" }>["why"]): RefusalCode {
  switch (why) {
    case "draft":
    case "not-yet-open":
      return "campaign-not-yet-open";
    case "paused":
      return "campaign-paused";
    case "over":
    case "closed":
    case "archived":
      return "campaign-closed";
  }
}

/** The prize by ordinal; a catalogue remembered from before the prize was added is read again. */
async function prizeOf(
  bindings: PlayBindings,
  campaign: KnownCampaign,
  ordinal: number,
  language: Language,
): Promise<PrizeView> {
  const prize =
    campaign.prizes[language][ordinal] ??
    (await readCampaign(bindings, campaign.catalogue.slug))?.prizes[language][ordinal];
  if (!prize)
    throw new Error(`a shard of ${campaign.catalogue.slug} drew prize ${ordinal}, which its catalogue lacks`);
  return prize;
}

function won(win: Win, code: string, prize: PrizeView): PlayOutcome {
  return {
    kind: "won",
    ticket: { id: win.ticketId, code, status: "PENDING", playedAt: new Date(win.at).toISOString() },
    prize,
    prizeOrdinal: win.prize,
    replayed: win.replayed,
  };
}

function refused(code: RefusalCode): PlayOutcome {
  return { kind: "refused", code };
}
