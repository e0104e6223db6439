import { describe, expect, it } from "vitest";
import { deadlineText, isToFetch, standingOf, stepsOf } from "./claim.ts";
import { CLAIM_UNTIL, myPrize } from "./my-prize.fixture.ts";

describe("where a prize stands", () => {
  it("is to be fetched until the very end of the claims, validated or not", () => {
    for (const [status, standing] of [
      ["PENDING", "waiting"],
      ["VALIDATED", "ready"],
    ] as const) {
      expect(standingOf(myPrize({ status }), CLAIM_UNTIL - 1)).toBe(standing);
      expect(isToFetch(standingOf(myPrize({ status }), CLAIM_UNTIL - 1))).toBe(true);
      expect(standingOf(myPrize({ status }), CLAIM_UNTIL)).toBe("expired");
      expect(isToFetch(standingOf(myPrize({ status }), CLAIM_UNTIL))).toBe(false);
    }
  });

  it("stays handed over or refused, whatever the date, and is not offered again", () => {
    for (const status of ["CLAIMED", "REJECTED"] as const) {
      const standing = standingOf(myPrize({ status }), CLAIM_UNTIL + 1);
      expect(standing).toBe(status.toLowerCase());
      expect(isToFetch(standing)).toBe(false);
    }
  });

  it("names the last day that counts, not the midnight after it, in the campaign's own time zone", () => {
    expect(deadlineText(myPrize(), "fr")).toBe("dimanche 31\u00a0janvier 2027 à 23\u00a0h\u00a059");
    expect(deadlineText(myPrize({ timeZone: "Indian/Reunion" }), "en")).toContain(
      "Monday, 1\u00a0February 2027",
    );
  });
});

describe("the way of a prize", () => {
  it("goes from played over validated to handed over, each with its time once it has been", () => {
    expect(stepsOf(myPrize({ validatedAt: "2026-11-23T10:00:00.000Z", status: "VALIDATED" }))).toEqual([
      { name: "played", at: "2026-11-22T10:00:00.000Z" },
      { name: "validated", at: "2026-11-23T10:00:00.000Z" },
      { name: "claimed", at: null },
    ]);
  });

  it("ends with the refusal when it was refused", () => {
    expect(stepsOf(myPrize({ status: "REJECTED", rejectedAt: "2026-11-23T10:00:00.000Z" }))).toEqual([
      { name: "played", at: "2026-11-22T10:00:00.000Z" },
      { name: "rejected", at: "2026-11-23T10:00:00.000Z" },
    ]);
  });
});
