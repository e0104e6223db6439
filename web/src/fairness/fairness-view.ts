/** What the page of the verifiable draw shows, ready to be written down. */

import type { CampaignCatalogue, LedgersOutcome } from "../../../durable-objects/campaign-desk/definition.ts";
import { phaseOf } from "../home/campaign-view.ts";

/**
 * `closing`: no ticket is played any more, and the seed waits until every part of the game knows it.
 * `published`: the seed is public, and the ledgers are or soon will be.
 */
export type FairnessStage = "unknown" | "unavailable" | "upcoming" | "running" | "closing" | "published";

/** Where each stage stands among the four steps of the page; 0 for none of them. */
export const STEP_OF_STAGE: Record<FairnessStage, number> = {
  unknown: 0,
  unavailable: 0,
  upcoming: 1,
  running: 2,
  closing: 3,
  published: 4,
};

export interface LedgerLink {
  readonly index: number;
  readonly rows: number;
  readonly address: string;
}

export type LedgersView =
  /** Nothing to say of them yet. */
  | { readonly kind: "later" }
  | { readonly kind: "soon" }
  | { readonly kind: "unavailable" }
  | {
      readonly kind: "public";
      readonly rows: number;
      readonly links: readonly LedgerLink[];
      /** Addresses of one shard's ledger in curl's own notation, from the site's root. */
      readonly pattern: string;
      /** Of the account of the stock. */
      readonly stock: string;
      /** Of what says where each ledger ends. */
      readonly indexAddress: string;
    };

export interface FairnessView {
  readonly stage: FairnessStage;
  readonly campaign: string | null;
  readonly seedHash: string | null;
  readonly seed: string | null;
  readonly ledgers: LedgersView;
}

/** A campaign that cannot be shown: not created yet, or out of reach. */
export function blankFairness(stage: "unknown" | "unavailable"): FairnessView {
  return { stage, campaign: null, seedHash: null, seed: null, ledgers: { kind: "later" } };
}

/**
 * @param ledgers what the desk says of them; undefined when it was not asked or did not answer
 * @param now milliseconds since the epoch
 */
export function fairnessOf(
  campaign: Pick<CampaignCatalogue, "slug" | "state" | "opensAt" | "closesAt" | "seedHash" | "seed">,
  ledgers: LedgersOutcome | undefined,
  now: number,
): FairnessView {
  const { slug, seedHash, seed } = campaign;
  const stage = stageOf(campaign, now);
  return {
    stage,
    campaign: slug,
    seedHash,
    seed,
    ledgers: stage === "published" ? ledgersView(slug, ledgers) : { kind: "later" },
  };
}

function stageOf(
  campaign: Pick<CampaignCatalogue, "state" | "opensAt" | "closesAt" | "seed">,
  now: number,
): FairnessStage {
  if (campaign.seed !== null) return "published";
  const phase = phaseOf(campaign, now);
  if (phase === "over") return "closing";
  return phase === "upcoming" ? "upcoming" : "running";
}

function ledgersView(slug: string, ledgers: LedgersOutcome | undefined): LedgersView {
  if (ledgers?.kind === "not-public") return { kind: "soon" };
  if (ledgers?.kind !== "public") return { kind: "unavailable" };
  const { heads } = ledgers;
  function addressOf(shard: string): string {
    return `/api/campaign/ledger/${shard}?campaign=${slug}`;
  }
  return {
    kind: "public",
    rows: heads.reduce((sum, { rows }) => sum + rows, 0),
    links: heads.map(({ rows }, index) => ({ index, rows, address: addressOf(String(index)) })),
    pattern: addressOf(`[0-${heads.length - 1}]`),
    stock: `/api/campaign/stock?campaign=${slug}`,
    indexAddress: `/api/campaign/ledger?campaign=${slug}`,
  };
}
