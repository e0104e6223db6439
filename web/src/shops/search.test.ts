import { describe, expect, it } from "vitest";
import { DEMO_STORES } from "../../../load-tests/local/demo-stores.ts";
import { QUERY_MAX, searchShops } from "./search.ts";

/** The ids of the shops found, after how they were found. */
function search(typed: string): string {
  const outcome = searchShops(DEMO_STORES, typed);
  return [outcome.kind, ...("shops" in outcome ? outcome.shops.map(({ id }) => id) : [])].join(" ");
}

describe("searching a shop", () => {
  it("shows all of them while nothing is asked", () => {
    for (const typed of ["", "   "]) expect(searchShops(DEMO_STORES, typed).kind).toBe("all");
  });

  it.each([
    ["Nice", "found nice"],
    ["NICE", "found nice"],
    ["  nîce ", "found nice"],
    ["Nantes crebillon", "found nantes"],
    ["saint germain", "found paris-saint-germain"],
    ["Saint-Germain", "found paris-saint-germain"],
    ["paris", "found paris-marais paris-saint-germain"],
    ["bord", "found bordeaux"],
    ["paris marais", "found paris-marais"],
  ])("by city or name, whatever the accents and the case: %s", (typed, expected) => {
    expect(search(typed)).toBe(expected);
  });

  it.each([
    ["06000", "found nice"],
    ["06", "found nice"],
    ["6", "found nice"],
    ["75", "found paris-marais paris-saint-germain"],
    ["750", "found paris-marais paris-saint-germain"],
    ["75006", "found paris-saint-germain"],
    ["69002 Lyon", "found lyon"],
  ])("by postcode or department: %s", (typed, expected) => {
    expect(search(typed)).toBe(expected);
  });

  it("offers the shops of the department when the postcode has none", () => {
    expect(search("06300")).toBe("nearby nice");
    expect(search("75011 Paris")).toBe("nearby paris-marais paris-saint-germain");
  });

  it("finds Corsica by both of its departments", () => {
    const corsican = DEMO_STORES.slice(0, 1).map((store) => ({ ...store, postalCode: "20000" }));
    for (const typed of ["2A", "2b", "20"]) expect(searchShops(corsican, typed).kind).toBe("found");
  });

  it.each(["Brest", "29", "29200", "Nice 75", "ice", "???", "<script>"])("finds nothing for %s", (typed) => {
    expect(search(typed)).toBe("none");
  });

  it("looks at no more than a town's name can hold", () => {
    const outcome = searchShops(DEMO_STORES, "x".repeat(100_000));
    expect(outcome).toEqual({ kind: "none", query: "x".repeat(QUERY_MAX) });
  });
});
