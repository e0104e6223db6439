/** Campaigns as mails word them, remembered for a moment: a thousand mails of one campaign ask its desk once. */

import type { CampaignCatalogue } from "../campaign-desk/definition.ts";
import { deskOf, type Reach } from "../objects.ts";

/** A changed name or date is in every mail that is rendered later than this. */
const FRESH_MS = 10_000;
/** Campaigns that run side by side are a handful; more than this are forgotten together. */
const MAX_REMEMBERED = 50;

const remembered = new Map<string, { readonly catalogue: CampaignCatalogue; readonly readAt: number }>();

/** The campaign, or null when there is none. Rejects when its desk cannot be reached. */
export async function catalogueFor(
  bindings: Reach<"CAMPAIGN_DESK">,
  campaign: string,
  now: number,
): Promise<CampaignCatalogue | null> {
  const known = remembered.get(campaign);
  if (known && Math.abs(now - known.readAt) < FRESH_MS) return known.catalogue;
  const catalogue = await deskOf(bindings, campaign).catalogue();
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  if (catalogue) remembered.set(campaign, { catalogue, readAt: now });
  return catalogue;
}
