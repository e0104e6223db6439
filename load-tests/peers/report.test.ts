import { describe, expect, test } from "vitest";
import { figuresOf, type Measured, ratios, tableOf } from "./report.ts";

function results(...perSecond: readonly number[]) {
  return perSecond.map((rate, round) => ({
    accepted: 1,
    perSecond: rate,
    p50: 1 + round,
    p95: 10 + round,
    p99: 100 + round,
    failures: 0,
    failureExample: null,
    ranOut: false,
    cpuMicrosecondsPerPlay: 100 * (round + 1),
  }));
}

function measured(name: string, ...perSecond: readonly number[]): Measured {
  return {
    name,
    tuning: `${name}, tuned`,
    rounds: results(...perSecond),
    doubleSpend: { attempts: 40, codes: 2, redeemedTwice: 1, overGiven: 3 },
    trials: [],
    acknowledged: 7,
  };
}

describe("the comparison's figures", () => {
  test("ratios are taken with the same round, never with the median of others", () => {
    expect(ratios(results(600, 900), results(200, 100))).toEqual([3, 9]);
    const { ratio } = figuresOf(measured("theirs", 200, 100, 300), results(600, 900, 600));
    expect(ratio).toEqual({ median: 3, min: 2, max: 9 });
  });

  test("rounds that have no partner are an error", () => {
    expect(() => ratios(results(1, 2), results(1))).toThrow("2 rounds against 1");
  });

  test("latencies are medians over the rounds", () => {
    expect(figuresOf(measured("theirs", 1, 1, 1), results(1, 1, 1)).latency).toEqual({
      p50: 2,
      p95: 11,
      p99: 101,
    });
  });

  test("the table has a line a design, with its tuning and what it redeemed twice", () => {
    const table = tableOf([figuresOf(measured("theirs", 200), results(600))]);
    expect(table.split("\n")).toHaveLength(3);
    expect(table).toContain("200 (200–200)");
    expect(table).toContain("3.00 (3.00–3.00)");
    expect(table).toContain("1 of 2 codes");
    expect(table).toContain("theirs, tuned");
  });
});
