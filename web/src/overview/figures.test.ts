import { describe, expect, it } from "vitest";
import { liveTexts, shareText } from "./figures.ts";

const FRENCH = { language: "fr", timeZone: "Europe/Paris", never: "aucun" } as const;

describe("the figures of the page", () => {
  it("are what was given, what is left and each prize’s share", () => {
    const lastAt = Date.parse("2026-11-22T05:36:07Z");
    const texts = liveTexts({ played: 12_000, awarded: [7_200, 4_800], lastAt }, [900_000, 4_000], FRENCH);
    expect(Object.fromEntries(texts)).toEqual({
      played: "12\u00a0000",
      last: "06:36:07",
      "given-0": "7\u00a0200",
      "left-0": "892\u00a0800",
      "share-0": "60\u00a0%",
      "given-1": "4\u00a0800",
      "left-1": "0", // a stock that is some seconds old is no reason for a negative number
      "share-1": "40\u00a0%",
    });
  });

  it("name no share of nothing, and no stock that is not known", () => {
    const texts = liveTexts({ played: 0, awarded: [], lastAt: null }, [null], FRENCH);
    expect([texts.get("share-0"), texts.get("left-0"), texts.get("last")]).toEqual(["–", "–", "aucun"]);
    expect(shareText(1, 0, "en")).toBe("–");
  });
});
