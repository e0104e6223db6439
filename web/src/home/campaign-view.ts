/** What the home page shows of a campaign: words and figures, ready in the page's language. */

import type { CampaignCatalogue } from "../../../durable-objects/campaign-desk/definition.ts";
import { type DrawingName, drawingOf } from "../drawings/drawing-name.ts";
import { formatDate, formatEuros, formatShare } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import type { CampaignPhase } from "./campaign-phase.ts";

export interface PrizeLine {
  readonly ordinal: number;
  readonly drawing: DrawingName;
  readonly name: string;
  readonly description: string;
  readonly value: string;
  readonly share: string;
  /** Of 100, for the bar. */
  readonly sharePercent: number;
}

export interface CampaignView {
  readonly phase: CampaignPhase;
  readonly prizes: readonly PrizeLine[];
  readonly dates: { readonly opens: string; readonly closes: string; readonly claim: string } | null;
  readonly seedHash: string | null;
  readonly seed: string | null;
}

const PPM_PER_PERCENT = 10_000;
const CENTS_PER_EURO = 100;

/** A campaign that cannot be shown: not created yet, or out of reach. */
export function blankView(phase: "unknown" | "unavailable"): CampaignView {
  return { phase, prizes: [], dates: null, seedHash: null, seed: null };
}

/** @param now milliseconds since the epoch. */
export function phaseOf(
  campaign: Pick<CampaignCatalogue, "state" | "opensAt" | "closesAt">,
  now: number,
): CampaignPhase {
  if (campaign.state === "closed" || campaign.state === "archived" || now >= campaign.closesAt) return "over";
  if (campaign.state === "draft" || now < campaign.opensAt) return "upcoming";
  return campaign.state === "paused" ? "paused" : "running";
}

/** @param now milliseconds since the epoch. */
export function viewOf(campaign: CampaignCatalogue, language: Language, now: number): CampaignView {
  function day(at: number): string {
    return formatDate(at, language, campaign.timeZone, false);
  }
  return {
    phase: phaseOf(campaign, now),
    prizes: campaign.prizes
      .filter(({ isActive }) => isActive)
      .map((prize) => ({
        ordinal: prize.ordinal,
        drawing: drawingOf(prize),
        name: language === "en" ? prize.nameEn : prize.name,
        description: language === "en" ? prize.descriptionEn : prize.description,
        value: formatEuros(prize.valueCents / CENTS_PER_EURO, language),
        share: formatShare(prize.oddsPpm, language),
        sharePercent: prize.oddsPpm / PPM_PER_PERCENT,
      })),
    dates: { opens: day(campaign.opensAt), closes: day(campaign.closesAt), claim: day(campaign.claimUntil) },
    seedHash: campaign.seedHash,
    seed: campaign.seed,
  };
}
