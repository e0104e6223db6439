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
  /**
   * Where objects and what they store must stay: `eu`, or empty for wherever the first request comes from. It is a part
   * of every object's id: with another value the same names are other objects, which are empty.
   */
  readonly OBJECT_JURISDICTION: string;
}

type NamespaceName = Exclude<keyof ObjectBindings, "DB" | "OBJECT_JURISDICTION">;

/** What it takes to reach the objects of some classes: nobody may forget where they are. */
export type Reach<Name extends NamespaceName> = Pick<ObjectBindings, Name | "OBJECT_JURISDICTION">;

/** The jurisdictions that the setting may name. */
export const JURISDICTIONS = ["", "eu"] as const;

/** Namespaces of a jurisdiction by the one they were taken from: a play must not take its own each time. */
const restricted = new WeakMap<object, unknown>();

function namespaceOf<Name extends NamespaceName>(
  bindings: Reach<Name>,
  name: Name,
): Pick<ObjectBindings, NamespaceName>[Name] {
  const namespace = bindings[name];
  if (bindings.OBJECT_JURISDICTION !== "eu") return namespace;
  let eu = restricted.get(namespace);
  if (eu === undefined) {
    eu = namespace.jurisdiction(bindings.OBJECT_JURISDICTION);
    restricted.set(namespace, eu);
  }
  return eu as typeof namespace;
}

/** The desk of a campaign, by its slug. */
export function deskOf(bindings: Reach<"CAMPAIGN_DESK">, campaign: string): DurableObjectStub<CampaignDesk> {
  return namespaceOf(bindings, "CAMPAIGN_DESK").getByName(campaign);
}

/** The shard of a campaign that owns the codes with prefix number `shardIndex`. */
export function shardOf(
  bindings: Reach<"TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
): DurableObjectStub<TicketShard> {
  return namespaceOf(bindings, "TICKET_SHARD").getByName(`${campaign}:${shardIndex}`);
}

/** The object that counts the attempts of one subject (an account, an address, …). */
export function limiterOf(
  bindings: Reach<"ATTEMPT_LIMITER">,
  subject: string,
): DurableObjectStub<AttemptLimiter> {
  return namespaceOf(bindings, "ATTEMPT_LIMITER").getByName(subject);
}

/** The object that sums up what a campaign's shards have given, for whoever watches. */
export function boardOf(bindings: Reach<"LIVE_BOARD">, campaign: string): DurableObjectStub<LiveBoard> {
  return namespaceOf(bindings, "LIVE_BOARD").getByName(campaign);
}

/** The one object that sends mails: one sender, so no mail is sent by two. */
export function mailRoomOf(bindings: Reach<"MAIL_ROOM">): DurableObjectStub<MailRoom> {
  return namespaceOf(bindings, "MAIL_ROOM").getByName("mails");
}

/** The one object that adds up what isolates count, for the whole service. */
export function telemetryOf(bindings: Reach<"TELEMETRY">): DurableObjectStub<Telemetry> {
  return namespaceOf(bindings, "TELEMETRY").getByName("telemetry");
}

/**
 * Redeems a ticket at the shard that owns it; the win is durable when this resolves.
 * Rejects when the shard cannot be reached: with the same idempotency key the call may be made again.
 */
export async function redeem(
  bindings: Reach<"TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  { serial, player, idempotencyKey }: RedemptionRequest,
): Promise<RedemptionOutcome> {
  return readOutcome(await shardOf(bindings, campaign, shardIndex).redeem(serial, player, idempotencyKey));
}

/** Cancels a ticket at the shard that owns it, unless it was played; idempotent, so it may be sent again. */
export async function cancelTicketAt(
  bindings: Reach<"TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<CancelOutcome> {
  return await shardOf(bindings, campaign, shardIndex).cancel(serial);
}

/** Whether the shard that owns a ticket has cancelled it: to be asked of a ticket that nobody has played. */
export async function isCancelledAt(
  bindings: Reach<"TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<boolean> {
  return await shardOf(bindings, campaign, shardIndex).isCancelled(serial);
}

/** What the shard that owns a ticket knows of its redemption; null when nobody has played it. */
export async function findRedemption(
  bindings: Reach<"TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<PlayedTicket | null> {
  return readPlayed(await shardOf(bindings, campaign, shardIndex).played(serial));
}

/** The win of a serial as `projectWinners` takes it; null when the ticket was not played. */
export function projectionOf(
  bindings: Reach<"TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  serial: number,
): Promise<string | null> {
  return shardOf(bindings, campaign, shardIndex).projection(serial);
}

/** Up to `limit` wins of a shard after a place in its ledger, as `projectWinners` takes them. Rejects when it cannot be reached. */
export async function winnersAfter(
  bindings: Reach<"TICKET_SHARD">,
  campaign: string,
  shardIndex: number,
  afterSeq: number,
  limit: number,
): Promise<WinnersBatch> {
  return await shardOf(bindings, campaign, shardIndex).winnersAfter(afterSeq, limit);
}
