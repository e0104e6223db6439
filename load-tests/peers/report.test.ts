import { describe, expect, test } from "vitest";
import { figuresOf, headingOf, type Measured, ratios, tableOf } from "./report.ts";

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

  test("processor time is compared round by round too: theirs over ours, as what a play costs more", () => {
    const ours = results(1, 1).map((round) => ({ ...round, cpuMicrosecondsPerPlay: 50 }));
    const { cpuMicrosecondsPerPlay, cpuRatio } = figuresOf(measured("theirs", 1, 1), ours);
    expect(cpuMicrosecondsPerPlay).toEqual({ median: 100, min: 100, max: 200 });
    expect(cpuRatio).toEqual({ median: 2, min: 2, max: 4 });
  });

  test("processor time that could not be read is left out, and a dash in the table", () => {
    const unread = results(1, 2).map((round) => ({ ...round, cpuMicrosecondsPerPlay: undefined }));
    const figures = figuresOf({ ...measured("theirs"), rounds: unread }, unread);
    expect(figures).not.toHaveProperty("cpuMicrosecondsPerPlay");
    expect(figures).not.toHaveProperty("cpuRatio");
    expect(tableOf([figures])).toMatch(/ — +— /u);
  });

  test("the heading says how slow the disk was made, and nothing of a disk as it is", () => {
    expect(headingOf({ rounds: 1, seconds: 4, diskMs: 0.5 })).toContain("0.5 ms longer");
    expect(headingOf({ rounds: 2, seconds: 4, diskMs: 0 })).toBe("2 rounds, each design in turn for 4 s");
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
