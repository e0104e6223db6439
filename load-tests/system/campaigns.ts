/** Campaigns for tests: open now, one active batch, the demo's five prizes. */

import type {
  CampaignCatalogue,
  CampaignDefinition,
} from "../../durable-objects/campaign-desk/definition.ts";
import type { CampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { DEMO_CAMPAIGN } from "../local/demo.ts";

const HOUR_MS = 3_600_000;

export const SHARD_COUNT = 10;

export interface TestCampaign {
  readonly slug: string;
  /** As it was created. */
  readonly catalogue: CampaignCatalogue;
  readonly codes: CampaignCodes;
  /** The ordinal of a prize that an answer names by its id. @throws Error for an id that is none of this campaign's */
  ordinalOf(prizeId: string): number;
}

/**
 * A campaign over ten shards.
 * @param stock pieces of each of the five prizes; apportioned by the demo's shares when left out
 */
export function definitionOf(
  slug: string,
  ticketCount: number,
  stock?: readonly number[],
  changes: Partial<CampaignDefinition> = {},
): CampaignDefinition {
  const now = Date.now();
  return {
    slug,
    name: "Campagne d'essai",
    timeZone: "Europe/Paris",
    codeFormat: "decimal-10",
    ticketCount,
    shardCount: SHARD_COUNT,
    drawMode: "quota",
    opensAt: now - HOUR_MS,
    closesAt: now + HOUR_MS,
    claimUntil: now + 2 * HOUR_MS,
    prizes: DEMO_CAMPAIGN.prizes.map(({ stock: _, ...prize }, ordinal) =>
      stock === undefined ? prize : { ...prize, stock: stock[ordinal] ?? 0 },
    ),
    batches: [{ label: "Paris", firstSerial: 0, lastSerial: ticketCount - 1, status: "active" }],
    ...changes,
  };
}

export function campaignOf(catalogue: CampaignCatalogue, codes: CampaignCodes): TestCampaign {
  const ordinals = new Map(catalogue.prizes.map(({ id, ordinal }) => [id, ordinal]));
  function ordinalOf(prizeId: string): number {
    const ordinal = ordinals.get(prizeId);
    if (ordinal === undefined) throw new Error(`${catalogue.slug} has no prize ${prizeId}`);
    return ordinal;
  }
  return { slug: catalogue.slug, catalogue, codes, ordinalOf };
}
