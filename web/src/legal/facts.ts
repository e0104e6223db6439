/** What the texts know without having it typed into them: the campaign's figures, the company, the limits in force. */

import { apportion } from "../../../durable-objects/campaign-desk/apportionment.ts";
import type { CampaignCatalogue } from "../../../durable-objects/campaign-desk/definition.ts";
import { lastMoment, momentText } from "../../../durable-objects/mail-room/templates/moments.ts";
import { POLICIES } from "../../../worker/limits/policies.ts";
import type { House } from "../../../worker/services.ts";
import { formatCount, formatEuros, formatShare } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { phoneNumber, phoneText } from "../i18n/phone.ts";
import { ACCESSIBILITY_RESULTS } from "./accessibility-results.ts";
import { factsWords } from "./facts.words.ts";

/** What the house began with: said while the campaign, whose setting it is, cannot be read. */
export const MINIMUM_PURCHASE_EUROS = 49;

const CENTS_PER_EURO = 100;
const PPM = 1_000_000;

export const FACT_NAMES = [
  "minimumPurchase",
  "wrongCodesByAccount",
  "wrongCodesByAddress",
  // of the campaign
  "gameName",
  "opens",
  "closes",
  "claimUntil",
  "timeZone",
  "ticketCount",
  "codeForm",
  "drawMode",
  "seedHash",
  "grandPrize",
  "grandPrizeValue",
  // of the house
  "company",
  "capital",
  "address",
  "registration",
  "vat",
  "director",
  "email",
  "privacyEmail",
  "phone",
  "phoneNumber",
  "bailiff",
  "rulesDeposit",
  "mediator",
  "mailProvider",
  "counterProvider",
  // of the accessibility tests
  "testedOn",
  "testedPages",
  "testedViolations",
] as const;

export type FactName = (typeof FACT_NAMES)[number];
export type FactValues = Readonly<Partial<Record<FactName, string>>>;

export interface PrizeFigures {
  readonly name: string;
  readonly value: string;
  readonly share: string;
  /** Null when the campaign promises odds, not numbers. */
  readonly count: string | null;
}

export interface LegalFacts {
  readonly values: FactValues;
  readonly prizes: readonly PrizeFigures[];
  /** True when the campaign was read and draws nothing at the end: what is said of the grand prize is then left out. */
  readonly noGrandPrize: boolean;
}

/** @param campaign null when it cannot be read, or does not exist yet */
export function factsFor(campaign: CampaignCatalogue | null, house: House, language: Language): LegalFacts {
  return {
    values: withoutUnknown({
      minimumPurchase: formatEuros(
        campaign ? campaign.purchaseRule.minimumCents / CENTS_PER_EURO : MINIMUM_PURCHASE_EUROS,
        language,
      ),
      wrongCodesByAccount: formatCount(POLICIES["wrong-code"].limit, language),
      wrongCodesByAddress: formatCount(POLICIES["wrong-code-address"].limit, language),
      ...(campaign && campaignFacts(campaign, language)),
      ...houseFacts(house, language),
      ...testFacts(language),
    }),
    prizes: campaign ? prizeFigures(campaign, language) : [],
    noGrandPrize: campaign !== null && campaign.grandPrize === null,
  };
}

type Possible = Partial<Record<FactName, string | undefined>>;

function withoutUnknown(possible: Possible): FactValues {
  return Object.fromEntries(Object.entries(possible).filter(([, value]) => value !== undefined));
}

function campaignFacts(campaign: CampaignCatalogue, language: Language): Possible {
  const { timeZone, grandPrize } = campaign;
  const text = factsWords[language];
  return {
    gameName: campaign.name,
    opens: momentText(campaign.opensAt, timeZone, language),
    closes: momentText(lastMoment(campaign.closesAt, timeZone), timeZone, language),
    claimUntil: momentText(lastMoment(campaign.claimUntil, timeZone), timeZone, language),
    timeZone: timeZoneName(timeZone, language),
    ticketCount: formatCount(campaign.ticketCount, language),
    codeForm: text.codeForms[campaign.codeFormat],
    drawMode: text.drawModes[campaign.drawMode],
    seedHash: campaign.seedHash,
    grandPrize: grandPrize ? (language === "en" ? grandPrize.nameEn : grandPrize.name) : undefined,
    grandPrizeValue: grandPrize ? formatEuros(grandPrize.valueCents / CENTS_PER_EURO, language) : undefined,
  };
}

/** « heure de Paris »: zones are named after a town. */
function timeZoneName(timeZone: string, language: Language): string {
  const town = timeZone.split("/").at(-1) ?? timeZone;
  return factsWords[language].timeIn(town.replaceAll("_", " "));
}

function houseFacts(house: House, language: Language): Possible {
  const { capitalEuros, countsElsewhere, ...stated } = house;
  return {
    ...stated,
    capital: capitalEuros === undefined ? undefined : formatEuros(Number(capitalEuros), language),
    privacyEmail: house.privacyEmail ?? house.email,
    phone: house.phone && phoneText(house.phone),
    phoneNumber: house.phone && phoneNumber(house.phone),
    counterProvider: countsElsewhere ? "Upstash, Inc." : undefined,
  };
}

function testFacts(language: Language): Possible {
  if (!ACCESSIBILITY_RESULTS) return {};
  const { testedOn, pages, violations } = ACCESSIBILITY_RESULTS;
  const day = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  });
  return {
    testedOn: day.format(new Date(testedOn)),
    testedPages: formatCount(pages, language),
    testedViolations: formatCount(violations, language),
  };
}

/**
 * The prizes that can be won. How many there are of each follows from the shares exactly as the desk deals them,
 * as long as the campaign hands out its shares; one that draws by odds promises no number.
 */
function prizeFigures(campaign: CampaignCatalogue, language: Language): PrizeFigures[] {
  const shares = campaign.prizes.map(({ oddsPpm }) => oddsPpm);
  const isExact = campaign.drawMode === "quota" && shares.reduce((sum, share) => sum + share, 0) === PPM;
  const counts = isExact ? apportion(campaign.ticketCount, shares) : [];
  return campaign.prizes
    .map((prize, index) => ({ prize, count: counts[index] }))
    .filter(({ prize }) => prize.isActive)
    .map(({ prize, count }) => ({
      name: language === "en" ? prize.nameEn : prize.name,
      value: formatEuros(prize.valueCents / CENTS_PER_EURO, language),
      share: formatShare(prize.oddsPpm, language),
      count: count === undefined ? null : formatCount(count, language),
    }));
}
