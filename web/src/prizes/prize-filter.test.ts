import { describe, expect, it } from "vitest";
import { addressOf, choicesOf, pageNumberOf, shownOf } from "./prize-filter.ts";

const NONE = { PENDING: 0, VALIDATED: 0, CLAIMED: 0, REJECTED: 0 };

describe("the filter of prizes", () => {
  it("shows all for anything that is no status", () => {
    expect(shownOf("claimed")).toBe("CLAIMED");
    for (const typed of [null, "", "CLAIMED", "all", "constructor"]) expect(shownOf(typed)).toBe("all");
  });

  it("reads page numbers and takes anything else for the first", () => {
    expect(pageNumberOf("7")).toBe(7);
    expect(pageNumberOf("99999")).toBe(10_000);
    for (const typed of [null, "", "0", "-1", "1.5", "1e3", "100000"]) expect(pageNumberOf(typed)).toBe(1);
  });

  it("keeps the status from page to page", () => {
    expect(addressOf("fr", "all")).toBe("/mes-gains");
    expect(addressOf("en", "REJECTED", 2)).toBe("/en/my-prizes?status=rejected&page=2");
  });

  it("is offered only where there is something to choose", () => {
    expect(choicesOf({ ...NONE, PENDING: 3 }, "all")).toEqual([]);
    expect(choicesOf({ ...NONE, PENDING: 3, CLAIMED: 1 }, "all")).toEqual(["all", "PENDING", "CLAIMED"]);
    expect(choicesOf({ ...NONE, PENDING: 3 }, "REJECTED")).toEqual(["all", "PENDING", "REJECTED"]);
  });
});
