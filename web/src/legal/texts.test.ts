import { describe, expect, it } from "vitest";
import type { CampaignCatalogue } from "../../../durable-objects/campaign-desk/definition.ts";
import { DEMO_CAMPAIGN } from "../../../load-tests/local/demo.ts";
import { DEMO_HOUSE } from "../../../load-tests/local/demo-house.ts";
import { SESSION_SECONDS } from "../../../worker/accounts/session-tokens.ts";
import { houseOf } from "../../../worker/house/house.ts";
import { POLICIES } from "../../../worker/limits/policies.ts";
import { LANGUAGES, type Language, PAGE_NAMES } from "../i18n/pages.ts";
import { accessibilityWords } from "./accessibility.words.ts";
import { FACT_NAMES, factsFor } from "./facts.ts";
import { filledSections } from "./filled.ts";
import { factsIn, partsOf, targetsIn } from "./inline.ts";
import { legalNoticeWords } from "./legal-notice.words.ts";
import type { LegalText } from "./legal-text.ts";
import { privacyWords } from "./privacy.words.ts";
import { rulesWords } from "./rules.words.ts";
import { termsWords } from "./terms.words.ts";
import type { UPDATED } from "./updated.ts";

const TEXTS = {
  rules: rulesWords,
  legalNotice: legalNoticeWords,
  terms: termsWords,
  privacy: privacyWords,
  accessibility: accessibilityWords,
} satisfies Record<keyof typeof UPDATED, Record<Language, LegalText>>;

const EACH = Object.entries(TEXTS).flatMap(([name, words]) =>
  LANGUAGES.map((language): [string, Language, LegalText] => [name, language, words[language]]),
);

const OPENS = Date.UTC(2026, 10, 1, 8);
const CATALOGUE: CampaignCatalogue = {
  ...DEMO_CAMPAIGN,
  state: "open",
  opensAt: OPENS,
  closesAt: Date.UTC(2026, 10, 30, 23), // midnight in Paris
  claimUntil: Date.UTC(2026, 11, 31, 17, 30),
  prizes: DEMO_CAMPAIGN.prizes.map(({ stock: _stock, ...prize }, ordinal) => ({
    ...prize,
    id: `prize-${ordinal}`,
    ordinal,
    isActive: true,
    createdAt: OPENS,
  })),
  grandPrize: DEMO_CAMPAIGN.grandPrize ?? null,
  purchaseRule: { minimumCents: 4_900, isRequired: true },
  batches: [],
  seedHash: "5eed".repeat(16),
  seed: null,
  version: 1,
};
const HOUSE = houseOf(DEMO_HOUSE);
const SILENT = houseOf({});

/** Every string of a text. */
function strings(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return part !== null && typeof part === "object" ? Object.values(part).flatMap(strings) : [];
}

/** A sentence as it is read, with a digit for each fact. */
function withoutMarks(sentence: string): string {
  return sentence.replace(/\{\w+\}/g, "0").replace(/\[([^\]]+)\]\([^)]+\)/g, "$1");
}

/** What a reader reads of a text, no-break spaces as spaces. */
function read(
  text: LegalText,
  language: Language,
  campaign: CampaignCatalogue | null,
  house = HOUSE,
): string {
  const facts = factsFor(campaign, house, language);
  const lead = partsOf(text.lead, facts.values, language);
  const sections = filledSections(text, facts, language);
  return strings([lead, sections])
    .join("\n")
    .replace(/[\u00a0\u202f]/g, " ");
}

describe.each(EACH)("%s in %s", (name, language, text) => {
  it("has the same sections, in the same order, as in the other language", () => {
    const other = Object.entries(TEXTS).find(([each]) => each === name)?.[1];
    for (const each of LANGUAGES)
      expect(Object.keys(other?.[each].sections ?? {})).toEqual(Object.keys(text.sections));
    for (const id of Object.keys(text.sections)) expect(id).toMatch(/^[a-z][A-Za-z]*$/); // an anchor
  });

  it("leads nowhere but to pages of the site, mails, telephones and sites named here", () => {
    const outside = [
      "https://www.cloudflare.com/",
      "https://www.cnil.fr/",
      "https://www.defenseurdesdroits.fr/",
    ];
    const inside = PAGE_NAMES.map((page) => `page:${page}`);
    const facts = ["mailto:{email}", "mailto:{privacyEmail}", "tel:{phoneNumber}"];
    for (const target of strings(text).flatMap(targetsIn))
      expect([...inside, ...outside, ...facts]).toContain(target);
  });

  it("asks for no fact that does not exist, and marks none by half", () => {
    for (const sentence of strings(text)) {
      for (const fact of factsIn(sentence)) expect(FACT_NAMES).toContain(fact);
      expect(withoutMarks(sentence)).not.toMatch(/[{}[\]]/);
    }
  });

  it("is whole without a campaign and without a word of the company", () => {
    for (const campaign of [null, CATALOGUE])
      for (const house of [SILENT, HOUSE]) {
        const sentences = read(text, language, campaign, house);
        expect(sentences).not.toMatch(/[{}]|undefined|null|NaN/);
      }
    const ids = filledSections(text, factsFor(null, SILENT, language), language).map(({ id }) => id);
    expect(ids).toEqual(Object.keys(text.sections));
  });

  it("is set as its language sets it", () => {
    for (const sentence of strings(text).map(withoutMarks)) {
      expect(sentence).not.toMatch(/'|\.\.\./);
      if (language === "fr") expect(sentence).not.toMatch(/(?<!\u00a0)[;:?!€»]|«(?!\u00a0)/);
      else expect(sentence).not.toMatch(/\s[;:?!]|[«»]/);
    }
  });

  it("has nothing typed into it that the campaign knows", () => {
    const typed = strings(text).join(" ");
    expect(typed).not.toMatch(/49|1\s?500\s?000|1,500,000|\d\s?%|décembre|December/);
    for (const prize of CATALOGUE.prizes) expect(typed).not.toContain(prize.name);
  });
});

describe("the rules", () => {
  it("state the campaign's dates by its clock, and midnight as the end of a day", () => {
    const french = read(rulesWords.fr, "fr", CATALOGUE);
    expect(french).toContain(
      "du dimanche 1er novembre 2026 à 9 h 00 au lundi 30 novembre 2026 à 23 h 59 (heure de Paris)",
    );
    expect(french).toContain("au plus tard le jeudi 31 décembre 2026 à 18 h 30 (heure de Paris)");
    expect(read(rulesWords.en, "en", CATALOGUE)).toContain("Paris time");
  });

  it("state prizes, shares and exact numbers from the catalogue", () => {
    const facts = factsFor(CATALOGUE, HOUSE, "fr");
    const rows = facts.prizes.map(({ name, value, share, count }) =>
      `${name}: ${value}, ${share}, ${count}`.replace(/[\u00a0\u202f]/g, " "),
    );
    expect(rows).toEqual([
      "Infuseur à thé: 9,90 €, 60 %, 900 000",
      "Thé détox 100 g: 12,50 €, 20 %, 300 000",
      "Thé signature 100 g: 14,90 €, 10 %, 150 000",
      "Coffret découverte 39 €: 39 €, 6 %, 90 000",
      "Coffret premium 69 €: 69 €, 4 %, 60 000",
    ]);
    expect(read(rulesWords.fr, "fr", CATALOGUE)).toContain("1 500 000 tickets");
  });

  it("promise numbers that add up to the tickets, whatever their number", () => {
    const { prizes } = factsFor({ ...CATALOGUE, ticketCount: 1_000_003 }, HOUSE, "en");
    const counts = prizes.map(({ count }) => Number(count?.replaceAll(",", "")));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_000_003);
  });

  it("promise no numbers, and another draw, when the campaign draws by odds", () => {
    const byOdds = { ...CATALOGUE, drawMode: "probability" } as const;
    expect(factsFor(byOdds, HOUSE, "fr").prizes.map(({ count }) => count)).toEqual(Array(5).fill(null));
    expect(read(rulesWords.fr, "fr", byOdds)).not.toContain("exactes");
    expect(read(rulesWords.fr, "fr", CATALOGUE)).toContain("exactes");
  });

  it("leave out a prize that was withdrawn, without giving its number to others", () => {
    const prizes = CATALOGUE.prizes.map((prize) => ({ ...prize, isActive: prize.ordinal !== 0 }));
    const [first] = factsFor({ ...CATALOGUE, prizes }, HOUSE, "en").prizes;
    expect(first).toMatchObject({ name: "Detox tea 100 g", count: "300,000" });
  });

  it("speak of a grand draw only while there is something to draw", () => {
    const without = filledSections(
      rulesWords.fr,
      factsFor({ ...CATALOGUE, grandPrize: null }, HOUSE, "fr"),
      "fr",
    );
    expect(without.map(({ id }) => id)).not.toContain("grandDraw");
    expect(read(rulesWords.fr, "fr", CATALOGUE)).toContain("« Une année de thé », d’une valeur de 360 €");
    expect(read(rulesWords.en, "en", CATALOGUE)).toContain("“A year of tea”, worth €360");
  });

  it("name the bailiff, the deposit and the mediator once they are settings, and nobody before", () => {
    const named = houseOf({
      LEGAL_BAILIFF: "Maître X",
      LEGAL_MEDIATOR: "Médiateur Y",
      LEGAL_RULES_DEPOSIT: "l’étude Z",
    });
    for (const language of LANGUAGES) {
      const text = read(rulesWords[language], language, CATALOGUE, named);
      for (const name of ["Maître X", "Médiateur Y", "l’étude Z"]) expect(text).toContain(name);
      expect(read(rulesWords[language], language, CATALOGUE, SILENT)).not.toMatch(
        /médiateur|mediator|déposé|deposited/,
      );
    }
  });

  it("state the limits of guessing that are in force", () => {
    const { limit } = POLICIES["wrong-code"];
    expect(read(rulesWords.fr, "fr", null)).toContain(`Après ${limit} codes erronés en 24 heures`);
    expect(POLICIES["wrong-code"].windowSeconds).toBe(24 * 3600);
    expect(POLICIES["wrong-code-address"].windowSeconds).toBe(24 * 3600);
  });
});

describe("the page on personal data", () => {
  it("states the lifetimes that the code keeps", () => {
    const days = SESSION_SECONDS / 86_400;
    expect(read(privacyWords.fr, "fr", null)).toContain(
      `${days} jours, ou jusqu’à ce que vous vous déconnectiez`,
    );
    expect(read(privacyWords.en, "en", null)).toContain(`${days} days, or until you sign out`);
  });

  it("names whoever counts attempts outside our host, and only then", () => {
    const elsewhere = houseOf({ UPSTASH_REDIS_REST_URL: "https://redis.example" });
    expect(read(privacyWords.fr, "fr", null, elsewhere)).toContain("Upstash");
    expect(read(privacyWords.fr, "fr", null)).not.toContain("Upstash");
  });
});

describe("the legal notice", () => {
  it("says that the site is educational and takes no payment", () => {
    expect(read(legalNoticeWords.fr, "fr", null)).toContain(
      "Ce site est à des fins éducatives. Aucun paiement ne sera traité.",
    );
  });

  it("states the company's facts that are settings, and no heading without one", () => {
    expect(read(legalNoticeWords.fr, "fr", null)).toContain("Capital social : 50 000 €");
    expect(read(legalNoticeWords.fr, "fr", null)).toContain("04 65 71 00 10");
    expect(read(legalNoticeWords.fr, "fr", null, SILENT)).not.toMatch(/Capital|Siège|TVA|téléphone/);
  });
});
