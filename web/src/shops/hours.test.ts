import { describe, expect, it } from "vitest";
import { linesOf, stateAt } from "./hours.ts";
import { hoursText, stateText } from "./hours-text.ts";

const NBSP = "\u00a0";
const SHOP = [{ days: [1, 2, 3, 4, 5, 6], from: "10:00", to: "19:30" }];
const WITH_BREAK = [
  { days: [2, 3, 4, 5], from: "14:00", to: "19:00" },
  { days: [2, 3, 4, 5], from: "10:00", to: "13:00" },
  { days: [6, 7], from: "11:00", to: "18:00" },
];
const EVERY_DAY = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "20:00" }];

function written(hours: typeof SHOP, language: "fr" | "en"): string[] {
  return linesOf(hours).map((line) => {
    const { days, times } = hoursText(line, language);
    return `${days}, ${times}`.replaceAll(NBSP, " ");
  });
}

describe("a shop's week", () => {
  it("is written as people say it", () => {
    expect(written(SHOP, "fr")).toEqual(["Lundi au samedi, 10 h – 19 h 30", "Dimanche, fermé"]);
    expect(written(SHOP, "en")).toEqual(["Monday to Saturday, 10 am – 7.30 pm", "Sunday, closed"]);
  });

  it("shows the break at noon, and two days as two", () => {
    expect(written(WITH_BREAK, "fr")).toEqual([
      "Lundi, fermé",
      "Mardi au vendredi, 10 h – 13 h et 14 h – 19 h",
      "Samedi et dimanche, 11 h – 18 h",
    ]);
  });

  it("is one line when every day is alike", () => {
    expect(written(EVERY_DAY, "fr")).toEqual(["Tous les jours, 9 h – 20 h"]);
    expect(written(EVERY_DAY, "en")).toEqual(["Every day, 9 am – 8 pm"]);
  });

  it("tells noon and the hour after midnight apart in English", () => {
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:15", to: "12:00" }];
    expect(written(hours, "en")).toEqual(["Every day, 12.15 am – 12 pm"]);
  });
});

/** What a visitor reads at an instant. */
function state(hours: typeof SHOP, instant: string): string {
  return stateText(stateAt(hours, Date.parse(instant)), "fr").replaceAll(NBSP, " ");
}

describe("whether a shop is open", () => {
  it.each([
    // 23 November 2026 is a Monday; Paris is an hour ahead of UTC in winter.
    ["2026-11-23T08:59:59Z", "Fermé, ouvre à 10 h"],
    ["2026-11-23T09:00:00Z", "Ouvert jusqu’à 19 h 30"],
    ["2026-11-23T18:29:59Z", "Ouvert jusqu’à 19 h 30"],
    ["2026-11-23T18:30:00Z", "Fermé, ouvre demain à 10 h"],
    ["2026-11-28T19:00:00Z", "Fermé, ouvre lundi à 10 h"], // Saturday evening, over Sunday
    ["2026-11-29T22:59:00Z", "Fermé, ouvre demain à 10 h"], // still Sunday in Paris
    ["2026-11-29T23:01:00Z", "Fermé, ouvre à 10 h"], // Monday already
  ])("goes by the clocks of Paris: %s", (instant, expected) => {
    expect(state(SHOP, instant)).toBe(expected);
  });

  it("follows summer time", () => {
    expect(state(SHOP, "2026-07-20T08:00:00Z")).toBe("Ouvert jusqu’à 19 h 30");
    expect(state(SHOP, "2026-07-20T07:59:00Z")).toBe("Fermé, ouvre à 10 h");
  });

  it("knows the break at noon", () => {
    expect(state(WITH_BREAK, "2026-11-24T11:59:00Z")).toBe("Ouvert jusqu’à 13 h");
    expect(state(WITH_BREAK, "2026-11-24T12:30:00Z")).toBe("Fermé, ouvre à 14 h");
  });

  it("does not announce a closing that lasts no time", () => {
    const hours = [
      { days: [1], from: "10:00", to: "13:00" },
      { days: [1], from: "13:00", to: "19:00" },
    ];
    expect(state(hours, "2026-11-23T10:00:00Z")).toBe("Ouvert jusqu’à 19 h");
  });

  it("comes round to the same day of next week", () => {
    const mondays = [{ days: [1], from: "10:00", to: "12:00" }];
    expect(state(mondays, "2026-11-23T11:00:00Z")).toBe("Fermé, ouvre lundi à 10 h");
  });
});
