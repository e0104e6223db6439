import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, atMost, negate, total } from "./quota.ts";

const amounts = fc.array(fc.nat(1_000_000), { maxLength: 8 });

describe("quotas", () => {
  it("add prize by prize, and the longer list sets the length", () => {
    expect(add([1, 2], [10, 20, 30])).toEqual([11, 22, 30]);
    expect(add([1, 2, 3], [10])).toEqual([11, 2, 3]);
    expect(add([], [])).toEqual([]);
  });

  it("negate without negative zeros, which a hash would spell like zeros but equality would not", () => {
    expect(negate([3, 0, 1])).toStrictEqual([-3, 0, -1]);
  });

  it("add up to nothing with their own negation", () => {
    fc.assert(fc.property(amounts, (left) => total(add(left, negate(left))) === 0));
  });

  it("give of what is wanted what is there, and never less than nothing", () => {
    expect(atMost([5, 5, 5], [3, 7])).toStrictEqual([3, 5, 0]);
    expect(atMost([1], [-2])).toStrictEqual([0]);
    expect(atMost([-4], [9])).toStrictEqual([0]);
  });

  it("never give more than is wanted or than is there", () => {
    fc.assert(
      fc.property(amounts, amounts, (wanted, quotas) => {
        const given = atMost(wanted, quotas);
        expect(given).toEqual(wanted.map((amount, prize) => Math.min(amount, quotas[prize] ?? 0)));
      }),
    );
  });

  it("sum up, an empty list to nothing", () => {
    expect(total([])).toBe(0);
    expect(total([900_000, 300_000, 150_000, 90_000, 60_000])).toBe(1_500_000);
  });
});
