/** What the overview shows: figures only, nobody's name. */

import type { BoardState } from "../../durable-objects/live-board/shard-figures.ts";
import type { CampaignState } from "../../durable-objects/ticket-shard/settings.ts";
import type { TicketStatus } from "../tickets/views.ts";

export type { BoardState } from "../../durable-objects/live-board/shard-figures.ts";

export interface OverviewCampaign {
  readonly slug: string;
  readonly name: string;
  readonly state: CampaignState;
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly claimUntil: number;
  readonly ticketCount: number;
  /** By ordinal. */
  readonly prizes: readonly OverviewPrize[];
}

export interface OverviewPrize {
  readonly ordinal: number;
  readonly name: string;
  readonly nameEn: string;
  readonly isActive: boolean;
  /** Stated share or odds, parts per million. */
  readonly oddsPpm: number;
}

/** What the campaign's desk knows, some seconds old. */
export interface Standing {
  /** By prize ordinal: given and left together. */
  readonly stock: readonly number[];
  /** Units won, by prize ordinal, as the desk saw them last; for when the live board does not answer. */
  readonly awarded: readonly number[];
  readonly outboxDepth: number;
  /** Age of the oldest win that is not in D1; 0 when there is none. */
  readonly outboxLagMs: number;
  readonly shardsBehind: number;
}

/** A day or an hour of the campaign's time zone. */
export interface Span {
  /** Its first instant, in milliseconds since the epoch. */
  readonly startsAt: number;
  readonly plays: number;
  readonly claims: number;
  readonly signUps: number;
}

export interface StoreFigures {
  /** Null for tickets whose batch belongs to none, or prizes handed over without saying where. */
  readonly id: string | null;
  /** The shop's name; its id when it is no longer in the list. */
  readonly name: string;
  /** Plays of tickets that came from it. */
  readonly plays: number;
  readonly handedOver: number;
}

/** What D1 knows: it follows the shards by a second or so. */
export interface ProjectedFigures {
  /** The last 24, oldest first; the last one is still running. */
  readonly hours: readonly Span[];
  /** From the opening on, or the last quarter of a year of it; the last one is still running. */
  readonly days: readonly Span[];
  readonly winners: Readonly<Record<TicketStatus, number>>;
  readonly stores: readonly StoreFigures[];
  readonly players: { readonly accounts: number; readonly verified: number; readonly played: number };
  /** Tickets that customers can have: printed ones of active batches, and those given at a till or counter. */
  readonly ticketsOut: number;
  readonly mails: { readonly queued: number; readonly failed: number };
}

export interface Overview {
  /** When this was read, in milliseconds since the epoch. */
  readonly at: number;
  readonly campaign: OverviewCampaign;
  /** Null when the live board did not answer. */
  readonly board: BoardState | null;
  /** Null when the desk did not answer. */
  readonly desk: Standing | null;
  /** Null when D1 did not answer. */
  readonly projected: ProjectedFigures | null;
}

export type OverviewOutcome =
  | { readonly kind: "read"; readonly overview: Overview }
  | { readonly kind: "no-campaign" }
  /** Not even the campaign is known. */
  | { readonly kind: "unavailable" };

export type LiveOutcome =
  | { readonly kind: "stream"; readonly events: ReadableStream<Uint8Array> }
  | { readonly kind: "no-campaign" }
  /** As many screens watch as may. */
  | { readonly kind: "full" };
