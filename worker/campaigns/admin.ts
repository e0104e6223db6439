/**
 * What an administrator does to a campaign: every order goes to its desk, and what the desk answers is remembered.
 * Orders are not retried here: a second "raise by 10" would raise by 20. An order whose answer was lost is checked
 * by reading the status.
 */

import type { Actor } from "../../durable-objects/campaign-desk/audit.ts";
import type {
  CampaignDefinition,
  CampaignStatus,
  CreateOutcome,
  DatesOutcome,
  OpeningOutcome,
  PurchaseRule,
  PurchaseRuleOutcome,
  StockChange,
  StockOutcome,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { RewindOrder, RewindOutcome } from "../../durable-objects/campaign-desk/rewind.ts";
import { deskOf, type Reach, shardOf } from "../../durable-objects/objects.ts";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import type { CampaignState } from "../../durable-objects/ticket-shard/settings.ts";
import type { Env } from "../env.ts";
import { withOneRetry } from "../retry.ts";
import { chooseShardCount, codeSizeProblem } from "../tickets/codes/shard-count.ts";
import { readCampaign, rememberCampaign } from "./known-campaigns.ts";

export interface CampaignDates {
  /** Milliseconds since the epoch, as are the others. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly claimUntil: number;
}

/** A campaign as it is asked for: without a shard count it gets the largest that leaves each shard 10,000 tickets. */
export type CampaignRequest = Omit<CampaignDefinition, "shardCount"> & { readonly shardCount?: number };

export interface CampaignAdministration {
  create(definition: CampaignRequest): Promise<CreateOutcome>;
  status(slug: string): Promise<CampaignStatus | null>;
  /** @param mayRunShort false refuses to open with less stock than tickets */
  changeState(slug: string, to: CampaignState, mayRunShort?: boolean): Promise<OpeningOutcome>;
  changeDates(slug: string, dates: CampaignDates): Promise<DatesOutcome>;
  changePurchaseRule(slug: string, rule: PurchaseRule): Promise<PurchaseRuleOutcome>;
  /** @param key the same order sent again acts no second time; null when it cannot be recognised */
  changeStock(slug: string, change: StockChange, key?: string | null): Promise<StockOutcome>;
  /** Has a shard go back in time (docs/backup.md). */
  rewindShard(slug: string, order: RewindOrder): Promise<RewindOutcome>;
  /** Up to `limit` rows of a shard's ledger after `after`; null when there is no such campaign or shard. */
  ledger(slug: string, shardIndex: number, after: number, limit: number): Promise<LedgerRow[] | null>;
}

type AdminBindings = Pick<Env, "CODE_KEY"> & Reach<"TICKET_SHARD" | "CAMPAIGN_DESK">;

/** @param by whoever asks: the audit log names them */
export function campaignAdministration(bindings: AdminBindings, by: Actor): CampaignAdministration {
  function remembering<Outcome extends CreateOutcome | DatesOutcome | OpeningOutcome | PurchaseRuleOutcome>(
    outcome: Outcome,
  ): Outcome {
    if ("catalogue" in outcome) rememberCampaign(bindings, outcome.catalogue);
    return outcome;
  }
  return {
    async create(definition) {
      const { slug, codeFormat, ticketCount } = definition;
      const shardCount = definition.shardCount ?? chooseShardCount(codeFormat, ticketCount);
      const problem = codeSizeProblem(codeFormat, ticketCount, shardCount);
      if (problem !== null) return { kind: "invalid", problem };
      return remembering<CreateOutcome>(
        await deskOf(bindings, slug).create({ ...definition, shardCount }, by),
      );
    },
    async status(slug) {
      return withOneRetry<CampaignStatus | null>(() => deskOf(bindings, slug).status());
    },
    async changeState(slug, to, mayRunShort = true) {
      return remembering<OpeningOutcome>(await deskOf(bindings, slug).changeState(to, by, mayRunShort));
    },
    async changeDates(slug, dates) {
      return remembering<DatesOutcome>(await deskOf(bindings, slug).changeDates(dates, by));
    },
    async changePurchaseRule(slug, rule) {
      return remembering<PurchaseRuleOutcome>(await deskOf(bindings, slug).changePurchaseRule(rule, by));
    },
    async changeStock(slug, change, key = null) {
      return deskOf(bindings, slug).changeStock(change, by, key);
    },
    async rewindShard(slug, order) {
      return deskOf(bindings, slug).rewindShard(order, by);
    },
    async ledger(slug, shardIndex, after, limit) {
      const campaign = await readCampaign(bindings, slug);
      if (!campaign || shardIndex >= campaign.catalogue.shardCount) return null;
      return withOneRetry<LedgerRow[]>(() => shardOf(bindings, slug, shardIndex).ledgerPage(after, limit));
    },
  };
}
