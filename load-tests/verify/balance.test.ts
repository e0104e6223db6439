import { describe, expect, test } from "vitest";
import { balanceProblem } from "./balance.ts";

const PRIZE = { ordinal: 0, stock: 10, awarded: 4, inShards: 3, reserve: 2, underWay: 1 };
const status = (changes = {}, consistent = true) => ({ balance: [{ ...PRIZE, ...changes }], consistent });

describe("the stock equation", () => {
  test("holds when all of the stock is somewhere and the ledgers gave what was counted", () => {
    expect(balanceProblem(status(), [4])).toBe("");
  });

  test("a unit that is nowhere, or twice, is named", () => {
    expect(balanceProblem(status({ reserve: 1 }), [4])).toContain("9 accounted for, the stock is 10");
    expect(balanceProblem(status({ inShards: 4 }), [4])).toContain("11 accounted for");
  });

  test("ledgers that gave more or less than was counted are named", () => {
    expect(balanceProblem(status(), [5])).toContain("5 in ledgers, 4 counted");
    expect(balanceProblem(status(), [])).toContain("0 in ledgers");
  });

  test("more than the stock is named even when it is counted so", () => {
    expect(balanceProblem(status({ awarded: 11, inShards: 0, reserve: -2 }), [11])).toContain(
      "11 given of 10",
    );
  });

  test("a prize of no catalogue, and a count during a move, are named", () => {
    expect(balanceProblem(status(), [4, 1])).toContain("prize 1 is in no catalogue");
    expect(balanceProblem(status({}, false), [4])).toContain("moved");
  });
});
