/** What the home page shows of a campaign: words and figures, ready in the page's language. */

import type { CampaignCatalogue } from "../../../durable-objects/campaign-desk/definition.ts";
import { lastMoment, momentText } from "../../../durable-objects/mail-room/templates/moments.ts";
import { type DrawingName, drawingOf } from "../drawings/drawing-name.ts";
import { formatEuros, formatShare } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { MINIMUM_PURCHASE_EUROS } from "../legal/facts.ts";
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

/** Days with their hours, by the campaign's clock. */
export interface CampaignDates {
  /** Null while the planned day is past and the campaign is not open yet: nobody knows the day. */
  readonly opens: string | null;
  /** Null when it was closed before the planned day: the day itself is not told. */
  readonly closes: string | null;
  readonly claim: string;
}

export interface CampaignView {
  readonly phase: CampaignPhase;
  readonly prizes: readonly PrizeLine[];
  readonly grandPrize: { readonly name: string; readonly description: string; readonly value: string } | null;
  readonly dates: CampaignDates | null;
  readonly isSeedPublished: boolean;
  /** What a purchase must reach to give a ticket. */
  readonly minimum: string;
}

const PPM_PER_PERCENT = 10_000;
const CENTS_PER_EURO = 100;

/** A campaign that cannot be shown: not created yet, or out of reach. */
export function blankView(phase: "unknown" | "unavailable", language: Language): CampaignView {
  const minimum = formatEuros(MINIMUM_PURCHASE_EUROS, language);
  return { phase, prizes: [], grandPrize: null, dates: null, isSeedPublished: false, minimum };
}

/** A sentence that says the minimum, with it. */
export function withMinimum(sentence: string, { minimum }: Pick<CampaignView, "minimum">): string {
  return sentence.replaceAll("{minimum}", minimum);
}

type Schedule = Pick<CampaignCatalogue, "state" | "opensAt" | "closesAt">;

/** @param now milliseconds since the epoch. */
export function phaseOf(campaign: Schedule, now: number): CampaignPhase {
  if (isShut(campaign) || now >= campaign.closesAt) return "over";
  if (campaign.state === "draft" || now < campaign.opensAt) return "upcoming";
  return campaign.state === "paused" ? "paused" : "running";
}

/** Closed by hand, whatever the dates say. */
function isShut({ state }: Pick<Schedule, "state">): boolean {
  return state === "closed" || state === "archived";
}

/** @param now milliseconds since the epoch. */
export function viewOf(campaign: CampaignCatalogue, language: Language, now: number): CampaignView {
  return {
    phase: phaseOf(campaign, now),
    prizes: campaign.prizes
      .filter(({ isActive }) => isActive)
      .map((prize) => ({
        ordinal: prize.ordinal,
        drawing: drawingOf(prize),
        ...described(prize, language),
        share: formatShare(prize.oddsPpm, language),
        sharePercent: prize.oddsPpm / PPM_PER_PERCENT,
      })),
    grandPrize: campaign.grandPrize && described(campaign.grandPrize, language),
    dates: datesOf(campaign, language, now),
    isSeedPublished: campaign.seed !== null,
    minimum: formatEuros(campaign.purchaseRule.minimumCents / CENTS_PER_EURO, language),
  };
}

type Described = Pick<
  CampaignCatalogue["prizes"][number],
  "name" | "nameEn" | "description" | "descriptionEn" | "valueCents"
>;

function described(prize: Described, language: Language) {
  return {
    name: language === "en" ? prize.nameEn : prize.name,
    description: language === "en" ? prize.descriptionEn : prize.description,
    value: formatEuros(prize.valueCents / CENTS_PER_EURO, language),
  };
}

function datesOf(campaign: CampaignCatalogue, language: Language, now: number): CampaignDates {
  const { timeZone } = campaign;
  // As the rules, the vouchers and the mails say it: two wordings of one deadline would be two deadlines.
  function until(at: number): string {
    return momentText(lastMoment(at, timeZone), timeZone, language);
  }
  const isLate = campaign.state === "draft" && now >= campaign.opensAt;
  const isEarly = isShut(campaign) && now < campaign.closesAt;
  return {
    opens: isLate ? null : momentText(campaign.opensAt, timeZone, language),
    closes: isEarly ? null : until(campaign.closesAt),
    claim: until(campaign.claimUntil),
  };
}
