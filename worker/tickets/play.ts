/** Playing a code: session → code → serial → shard → the words of the answer (docs/api.md, "Play"). */

import { redeem } from "../../durable-objects/objects.ts";
import type { Refusal, Win } from "../../durable-objects/ticket-shard/outcome.ts";
import {
  type CampaignBindings,
  findCampaign,
  type KnownCampaign,
  readCampaign,
} from "../campaigns/known-campaigns.ts";
import type { Language } from "../campaigns/prize-view.ts";
import type { RefusalCode } from "../http/errors.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import type { Account, PlayOutcome, PrizeView } from "../services.ts";
import { count } from "../telemetry/counts.ts";
import type { TypedCode } from "./codes/codes.ts";
import { playedTicket } from "./find-by-code.ts";
import { countWrong, lookAt } from "./guesses.ts";
import { isoTime } from "./iso-time.ts";
import { ticketView } from "./ticket-view.ts";

export interface PlayRequest {
  readonly account: Account;
  /** Slug of the campaign whose code it is. */
  readonly campaign: string;
  readonly typedCode: string;
  /** The caller's own key; null when it sent none. */
  readonly idempotencyKey: string | null;
  readonly language: Language;
  /** A code that this player has played already answers that win again, in whatever state the campaign is. */
  readonly repeatsOwnWin?: boolean;
}

/** Long enough for a UUID or a hash, short enough to be stored with every redemption. */
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,64}$/;

/**
 * Plays a code for a player. The win is durable when this returns.
 * @throws what the shard throws when it cannot be reached, and GuessNotCountedError when a wrong code cannot be
 * counted; sending the same play again is then safe
 */
export async function play(context: ServiceContext, request: PlayRequest): Promise<PlayOutcome> {
  const { env: bindings, ctx, now } = context;
  const { account, idempotencyKey } = request;
  if (account.role !== "CLIENT") return refused("forbidden");
  if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
    return refused("invalid-idempotency-key");
  const campaign = await findCampaign(bindings, ctx, request.campaign, now);
  if (!campaign) return refused("not-found");
  const looking = lookAt(context, account, campaign.codes, request.typedCode);
  const look = looking instanceof Promise ? await looking : looking; // a right code awaits nothing
  switch (look.kind) {
    case "limited":
      countOutcome("too-many-attempts");
      return look;
    case "malformed":
      return refused("malformed-code");
    case "unknown":
      return refused("unknown-code");
    case "serial": {
      // Without a key of its own the play gets one, so that our retry after a lost answer replays the win
      // instead of telling the winner that the code was used.
      const redemption = {
        serial: look.serial,
        player: account.id,
        idempotencyKey: idempotencyKey ?? crypto.randomUUID(),
      };
      const outcome = await withOneRetry(() =>
        redeem(bindings, request.campaign, look.shardIndex, redemption),
      );
      if (outcome.kind !== "won") return notWon(context, request, campaign, look, outcome);
      return won(
        outcome,
        campaign.codes.display(look.code),
        await prizeOf(bindings, campaign, outcome.prize, request.language),
      );
    }
  }
}

/** What a shard's refusal means to this player: a guess, one's own win again, or the refusal. */
async function notWon(
  context: ServiceContext,
  { account, language, repeatsOwnWin }: PlayRequest,
  campaign: KnownCampaign,
  ticket: Extract<TypedCode, { kind: "serial" }>,
  refusal: Refusal,
): Promise<PlayOutcome> {
  const isOthers = refusal.kind === "already-used" && !refusal.byYou;
  // A cancelled ticket tells a guesser what a used one does: that the code is right.
  if (isOthers || refusal.kind === "ticket-cancelled") {
    const limited = await countWrong(context, account);
    if (!limited) return refused(refusalCode(refusal));
    countOutcome("too-many-attempts");
    return limited;
  }
  if (repeatsOwnWin && refusal.kind !== "unavailable") {
    const found = await playedTicket(context, campaign, ticket);
    if (found?.player === account.id) {
      const { id, code, status, playedAt, prize } = ticketView(found.winner, campaign, language);
      const prizeOrdinal = found.winner.prize;
      countOutcome("replayed");
      return { kind: "won", ticket: { id, code, status, playedAt }, prize, prizeOrdinal, replayed: true };
    }
  }
  return refused(refusalCode(refusal));
}

/** The error code for a shard's refusal. */
export function refusalCode(refusal: Refusal): RefusalCode {
  switch (refusal.kind) {
    case "already-used":
      return "already-used"; // to its own player as to a stranger: the contract has one sentence
    case "ticket-cancelled":
      return "ticket-cancelled";
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
  bindings: CampaignBindings,
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
  countOutcome(win.replayed ? "replayed" : "won");
  return {
    kind: "won",
    ticket: { id: win.ticketId, code, status: "PENDING", playedAt: isoTime(win.at) },
    prize,
    prizeOrdinal: win.prize,
    replayed: win.replayed,
  };
}

function refused(code: RefusalCode): PlayOutcome {
  countOutcome(code);
  return { kind: "refused", code };
}

/** For the metrics: an addition in memory. `replayed`: the same win told again. */
function countOutcome(outcome: "won" | "replayed" | RefusalCode): void {
  count("thetiptop_plays_total", outcome);
}
