import { describe, expect, it } from "vitest";
import type { CampaignCatalogue } from "../../../durable-objects/campaign-desk/definition.ts";
import { deadlineText } from "../prizes/claim.ts";
import { blankView, phaseOf, viewOf } from "./campaign-view.ts";
import { phaseWords } from "./phase.words.ts";
import { phaseSentence } from "./phase-sentence.ts";

const OPENS = Date.UTC(2026, 10, 1, 8);
const CLOSES = Date.UTC(2026, 11, 1, 8);
const CLAIM = Date.UTC(2026, 11, 31, 8);
const during = OPENS + 1;

const INFUSER: CampaignCatalogue["prizes"][number] = {
  id: "11111111-1111-4111-8111-111111111111",
  ordinal: 0,
  type: "PHYSICAL",
  name: "Infuseur à thé",
  nameEn: "Tea infuser",
  description: "Pour une tasse",
  descriptionEn: "For one cup",
  valueCents: 990,
  oddsPpm: 600_000,
  isActive: true,
  createdAt: OPENS,
};

/** A campaign under way, with what the test is about changed. */
function campaign(changes: Partial<CampaignCatalogue> = {}): CampaignCatalogue {
  return {
    slug: "nice",
    name: "Nice",
    timeZone: "Europe/Paris",
    codeFormat: "decimal-10",
    ticketCount: 10_000,
    shardCount: 1,
    drawMode: "quota",
    state: "open",
    opensAt: OPENS,
    closesAt: CLOSES,
    claimUntil: CLAIM,
    purchaseRule: { minimumCents: 4_900, isRequired: true },
    prizes: [INFUSER],
    grandPrize: null,
    batches: [],
    seedHash: "0".repeat(64),
    seed: null,
    version: 1,
    ...changes,
  };
}

function told(changes: Partial<CampaignCatalogue>, now: number): string {
  return phaseSentence(viewOf(campaign(changes), "en", now), phaseWords.en);
}

describe("the phase of a campaign on the home page", () => {
  const open = { state: "open", opensAt: OPENS, closesAt: CLOSES } as const;

  it("follows the dates to the millisecond", () => {
    expect(phaseOf(open, OPENS - 1)).toBe("upcoming");
    expect(phaseOf(open, OPENS)).toBe("running");
    expect(phaseOf(open, CLOSES - 1)).toBe("running");
    expect(phaseOf(open, CLOSES)).toBe("over");
  });

  it("follows the state before the dates", () => {
    expect(phaseOf({ ...open, state: "draft" }, during)).toBe("upcoming");
    expect(phaseOf({ ...open, state: "paused" }, during)).toBe("paused");
    expect(phaseOf({ ...open, state: "closed" }, during)).toBe("over");
    expect(phaseOf({ ...open, state: "archived" }, OPENS - 1)).toBe("over");
  });
});

describe("what is told of the game", () => {
  it("before: the day it opens, or none while a past day is all there is", () => {
    expect(told({}, OPENS - 1)).toBe(
      "The game opens on Sunday, 1 November 2026 at 09:00: keep your ticket safe.",
    );
    expect(told({ state: "draft" }, during)).toBe("The game is not open yet: keep your ticket safe.");
    expect(viewOf(campaign({ state: "draft" }), "en", during).dates?.opens).toBeNull();
  });

  it("during: until when, or that it is paused", () => {
    expect(told({}, during)).toBe("The game is open until Tuesday, 1 December 2026 at 09:00.");
    expect(told({ state: "paused" }, during)).toBe(phaseWords.en.paused);
  });

  it("after: until when prizes can be collected", () => {
    const over =
      "The game is over. Prizes already won can be collected in the shops until Thursday, 31 December 2026 at 09:00.";
    expect(told({}, CLOSES)).toBe(over);
    expect(told({ state: "closed" }, CLOSES)).toBe(over);
  });

  it("closed early: so, and the planned day is not passed off as the day it closed", () => {
    expect(told({ state: "closed" }, during)).toMatch(
      /^The game is over: it was closed before the planned day\./,
    );
    expect(viewOf(campaign({ state: "archived" }), "en", CLOSES - 1).dates?.closes).toBeNull();
    expect(viewOf(campaign({ state: "closed" }), "en", CLOSES).dates?.closes).toBe(
      "Tuesday, 1 December 2026 at 09:00",
    );
  });

  it("never a day too many: what ends at midnight ends with the day before, as the rules and the vouchers say", () => {
    const midnight = Date.UTC(2026, 11, 31, 23);
    const dates = viewOf(campaign({ closesAt: midnight, claimUntil: midnight }), "fr", during).dates;
    expect(dates?.closes).toBe("jeudi 31 décembre 2026 à 23 h 59");
    expect(dates?.claim).toBe(deadlineText({ claimUntil: midnight, timeZone: "Europe/Paris" }, "fr"));
  });

  it("without a campaign, or without the service: that, and nothing made up", () => {
    for (const phase of ["unknown", "unavailable"] as const) {
      expect(phaseSentence(blankView(phase, "fr"), phaseWords.fr)).toBe(phaseWords.fr[phase]);
      expect(blankView(phase, "fr")).toMatchObject({ prizes: [], grandPrize: null, dates: null });
    }
  });
});

describe("what is shown of the prizes", () => {
  it("is in the language of the page, with the value and the share of tickets", () => {
    expect(viewOf(campaign(), "en", during).prizes).toEqual([
      {
        ordinal: 0,
        drawing: "infuser",
        name: "Tea infuser",
        description: "For one cup",
        value: "€9.90",
        share: "60%",
        sharePercent: 60,
      },
    ]);
    expect(viewOf(campaign(), "fr", during).prizes[0]).toMatchObject({
      name: "Infuseur à thé",
      value: "9,90 €",
    });
  });

  it("leaves out those that were withdrawn", () => {
    expect(viewOf(campaign({ prizes: [{ ...INFUSER, isActive: false }] }), "fr", during).prizes).toEqual([]);
  });

  it("has the grand prize where there is one", () => {
    const grandPrize = {
      name: "Une année de thé",
      nameEn: "A year of tea",
      description: "Douze mois",
      descriptionEn: "Twelve months",
      valueCents: 36_000,
    };
    expect(viewOf(campaign({ grandPrize }), "en", during).grandPrize).toEqual({
      name: "A year of tea",
      description: "Twelve months",
      value: "€360",
    });
    expect(viewOf(campaign(), "en", during).grandPrize).toBeNull();
  });
});
