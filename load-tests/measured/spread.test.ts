import { describe, expect, test } from "vitest";
import { ratioByRound, spreadOf } from "./spread.ts";

describe("rounds of one figure", () => {
  test("are said by their median and how far apart they were", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  });

  test("of an even number have the lower middle one as their median", () => {
    expect(spreadOf([4, 1, 3, 2]).median).toBe(2);
  });

  test("are compared each with the one taken beside it, and not their medians", () => {
    // An hour twice as slow for both leaves the ratio alone.
    expect(ratioByRound([110, 220, 105], [100, 200, 100])).toEqual({ median: 1.1, min: 1.05, max: 1.1 });
  });

  test("are no figure when none was taken, or when one has no counterpart", () => {
    expect(() => spreadOf([])).toThrow(RangeError);
    expect(() => ratioByRound([1, 2], [1])).toThrow(RangeError);
  });
});
