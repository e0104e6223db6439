import { describe, expect, test } from "vitest";
import { problemsOf } from "./reckoning.ts";

const STOCK = [6, 4];

describe("the reckoning of a storage", () => {
  test("finds nothing where every win is stored and every unit accounted for", () => {
    expect(problemsOf(5, { byPrize: [3, 2], left: [3, 2] }, STOCK, true)).toEqual([]);
  });

  test("finds a win that was acknowledged and is not stored, of any design", () => {
    const stored = { byPrize: [3, 2], left: [3, 2] };
    for (const isExact of [true, false]) {
      expect(problemsOf(6, stored, STOCK, isExact)).toEqual(["6 wins were acknowledged, 5 are stored"]);
    }
  });

  test("finds a winner whom nobody was told of", () => {
    expect(problemsOf(4, { byPrize: [3, 2], left: [3, 2] }, STOCK, true)).toHaveLength(1);
  });

  test("finds a unit given twice, or lost, of the prize where it happened", () => {
    expect(problemsOf(5, { byPrize: [3, 2], left: [4, 2] }, STOCK, true)).toEqual([
      "prize 0: 3 given and 4 left are not the 6 of its stock",
    ]);
    expect(problemsOf(5, { byPrize: [3, 2], left: [3, 1] }, STOCK, true)).toHaveLength(1);
  });

  test("does not hold a design that is not exact to its counters", () => {
    expect(problemsOf(5, { byPrize: [3, 2], left: [6, 4] }, STOCK, false)).toEqual([]);
  });
});
