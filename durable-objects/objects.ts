/** The one file where objects are named and reached. Names carry the campaign, so campaigns never meet. */

import type { AttemptLimiter } from "./attempt-limiter/attempt-limiter.ts";
import type { CampaignDesk } from "./campaign-desk/campaign-desk.ts";
import type { LiveBoard } from "./live-board/live-board.ts";
import type { MailRoom } from "./mail-room/mail-room.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";
import type { CancelOutcome } from "./ticket-shard/cancellation.ts";
import type { WinnersBatch } from "./ticket-shard/outbox.ts";
import type { RedemptionOutcome } from "./ticket-shard/outcome.ts";
import { readOutcome } from "./ticket-shard/outcome.ts";
import type { PlayedTicket } from "./ticket-shard/played.ts";
import { readPlayed } from "./ticket-shard/played.ts";
import type { RedemptionRequest } from "./ticket-shard/redemption.ts";
import type { TicketShard } from "./ticket-shard/ticket-shard.ts";

/** The bindings this floor needs; the Worker's `Env` extends it. */
export interface ObjectBindings {
  readonly TICKET_SHARD: DurableObjectNamespace<TicketShard>;
  readonly CAMPAIGN_DESK: DurableObjectNamespace<CampaignDesk>;
  readonly ATTEMPT_LIMITER: DurableObjectNamespace<AttemptLimiter>;
  readonly MAIL_ROOM: DurableObjectNamespace<MailRoom>;
  readonly LIVE_BOARD: DurableObjectNamespace<LiveBoard>;
  readonly TELEMETRY: DurableObjectNamespace<Telemetry>;
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

/** The object that counts the attempts of one subject (an account, an address, …). */
export function limiterOf(
  bindings: Pick<ObjectBindings, "ATTEMPT_LIMITER">,
  subject: string,
): DurableObjectStub<AttemptLimiter> {
  return bindings.ATTEMPT_LIMITER.getByName(subject);
}

/** The object that sums up what a campaign's shards have given, for whoever watches. */
export function boardOf(
  bindings: Pick<ObjectBindings, "LIVE_BOARD">,
  campaign: string,
): DurableObjectStub<LiveBoard> {
  return bindings.LIVE_BOARD.getByName(campaign);
}

/** The one object that sends mails: one sender, so no mail is sent by two. */
export function mailRoomOf(bindings: Pick<ObjectBindings, "MAIL_ROOM">): DurableObjectStub<MailRoom> {
  return bindings.MAIL_ROOM.getByName("mails");
}

/** The one object that adds up what isolates count, for the whole service. */
export function telemetryOf(bindings: Pick<ObjectBindings, "TELEMETRY">): DurableObjectStub<Telemetry> {
  return bindings.TELEMETRY.getByName("telemetry");
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

/** Cancels a ticket at the shard that owns it, unless it was played; idempotent, so it may be sent again. */
export async function cancelTicketAt(
  bindings: Pick<ObjectBindings, "TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<CancelOutcome> {
  return await shardOf(bindings, campaign, shardIndex).cancel(serial);
}

/** Whether the shard that owns a ticket has cancelled it: to be asked of a ticket that nobody has played. */
export async function isCancelledAt(
  bindings: Pick<ObjectBindings, "TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<boolean> {
  return await shardOf(bindings, campaign, shardIndex).isCancelled(serial);
}

/** What the shard that owns a ticket knows of its redemption; null when nobody has played it. */
export async function findRedemption(
  bindings: Pick<ObjectBindings, "TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<PlayedTicket | null> {
  return readPlayed(await shardOf(bindings, campaign, shardIndex).played(serial));
}

/** The win of a serial as `projectWinners` takes it; null when the ticket was not played. */
export function projectionOf(
  bindings: Pick<ObjectBindings, "TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<string | null> {
  return shardOf(bindings, campaign, shardIndex).projection(serial);
}

/** Up to `limit` wins of a shard after a place in its ledger, as `projectWinners` takes them. Rejects when it cannot be reached. */
export async function winnersAfter(
  bindings: Pick<ObjectBindings, "TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  afterSeq: number,
  limit: number,
): Promise<WinnersBatch> {
  return await shardOf(bindings, campaign, shardIndex).winnersAfter(afterSeq, limit);
}
