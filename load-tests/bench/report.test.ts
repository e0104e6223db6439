import { describe, expect, test } from "vitest";
import { figuresOf, reportOf } from "./report.ts";

const reckoning = { acknowledged: 1, awarded: 1, winners: 1, equal: true };

function result(perSecond: number, p99 = 1) {
  return { accepted: 1, perSecond, p50: 1, p95: 1, p99, failures: 0, failureExample: null, ranOut: false };
}

function round(plays: number, pings: number) {
  return { play: result(plays), ping: result(pings), drainMs: 0 };
}

describe("the bench's figures", () => {
  test("the ratio is taken round by round, then its median", () => {
    const { ratio } = figuresOf(64, [round(500, 1000), round(900, 1000), round(600, 1000)]);
    expect(ratio).toEqual({ median: 0.6, min: 0.5, max: 0.9 });
  });

  test("of an even number of rounds the lower middle one counts, never the kinder", () => {
    expect(figuresOf(64, [round(500, 1000), round(900, 1000)]).ratio.median).toBe(0.5);
  });

  test("the best connection count is the one with the most redemptions, whatever its ratio", () => {
    const slow = figuresOf(32, [round(500, 600)]);
    const fast = figuresOf(256, [round(900, 2000)]);
    expect(
      reportOf({ shardCount: 10, seconds: 1, rounds: 1 }, [slow, fast], reckoning).best.connections,
    ).toBe(256);
  });
});
