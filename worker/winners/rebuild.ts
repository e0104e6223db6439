/**
 * Rebuilding D1's winners from the shards' ledgers (docs/backup.md). It deletes nothing and moves no watermark: what
 * is there stays as it is, what is lacking comes back, and plays and outboxes go on meanwhile.
 */

import type { Actor } from "../../durable-objects/campaign-desk/audit.ts";
import type { CampaignStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf, type Reach, winnersAfter } from "../../durable-objects/objects.ts";
import { MAX_ROWS_PER_DRAIN, type WinnersBatch } from "../../durable-objects/ticket-shard/outbox.ts";
import { readCampaign } from "../campaigns/known-campaigns.ts";
import type { Env } from "../env.ts";
import { withOneRetry } from "../retry.ts";
import type { TicketStatus } from "../tickets/views.ts";
import { bringBack } from "./rebuild-statements.ts";
import { type Recounted, recountHours } from "./recount.ts";

export interface RebuiltPage {
  /** Redemptions that were looked at. */
  readonly redemptions: number;
  /** Of those, how many D1 lacked and has now. */
  readonly added: number;
  /** How many of them got back what staff had decided, because the decision was still there. */
  readonly decidedAgain: number;
  /** How many are in no row because their player's account is gone. */
  readonly withoutAccount: number;
  /** Where the next page begins; null when this was the last. */
  readonly next: number | null;
}

export interface StoredWinner {
  readonly ticketId: string;
  readonly serial: number;
  readonly seq: number;
  readonly player: string;
  /** Ordinal. */
  readonly prize: number;
  readonly status: TicketStatus;
}

export interface WinnerRebuild {
  /** Brings a page of a shard's ledger into D1; null when there is no such campaign or shard. @param after the last seq that was done */
  page(slug: string, shardIndex: number, after: number): Promise<RebuiltPage | null>;
  /** Makes the charts level; null when there is no such campaign. */
  recount(slug: string): Promise<Recounted | null>;
  /** Rows of D1 in the order of their ids, for a comparison with the ledgers. */
  stored(slug: string, after: string, limit: number): Promise<readonly StoredWinner[]>;
}

const STORED = `SELECT id AS ticketId, serial, seq, user_id AS player, prize, status FROM winners
  WHERE id > ?1 AND campaign = ?2 ORDER BY id LIMIT ?3`;

type RebuildBindings = Pick<Env, "CODE_KEY" | "DB"> & Reach<"TICKET_SHARD" | "CAMPAIGN_DESK">;

/**
 * @param by whoever asks: the audit log names them
 * @param now milliseconds since the epoch
 */
export function winnerRebuild(env: RebuildBindings, by: Actor, now: number): WinnerRebuild {
  return {
    async page(slug, shardIndex, after) {
      const campaign = await readCampaign(env, slug);
      if (!campaign || shardIndex >= campaign.catalogue.shardCount) return null;
      const { winners, count, lastSeq } = await withOneRetry<WinnersBatch>(() =>
        winnersAfter(env, slug, shardIndex, after, MAX_ROWS_PER_DRAIN),
      );
      const broughtBack = await bringBack(env.DB, { campaign: slug, shardIndex, winners }, by, now);
      return { redemptions: count, ...broughtBack, next: count < MAX_ROWS_PER_DRAIN ? null : lastSeq };
    },

    async recount(slug) {
      return recountHours(env.DB, slug, async () => {
        const status = await withOneRetry<CampaignStatus | null>(() => deskOf(env, slug).status());
        return status?.redemptions ?? null;
      });
    },

    async stored(slug, after, limit) {
      return (await env.DB.prepare(STORED).bind(after, slug, limit).all<StoredWinner>()).results;
    },
  };
}
