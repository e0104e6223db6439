import { describe, expect, test } from "vitest";
import type { Step } from "../measured/figures.ts";
import { isMet, kneeOf, type LadderSettings, nextRate } from "./ladder.ts";

const SETTINGS: LadderSettings = { from: 100, factor: 2, stepsMax: 40, p99Ms: 500 };

function step(offeredPerSecond: number, changes: Partial<Step> = {}): Step {
  return {
    offeredPerSecond,
    achievedPerSecond: offeredPerSecond,
    latency: { p50: 1, p95: 2, p99: 3 },
    failures: 0,
    dropped: 0,
    databaseLagMs: 0,
    ...changes,
  };
}

/** Climbs against a service that holds up to `limit` a second. */
function climb(limit: number, settings = SETTINGS): Step[] {
  const steps: Step[] = [];
  for (let rate = nextRate(steps, settings); rate !== undefined; rate = nextRate(steps, settings))
    steps.push(step(rate, rate > limit ? { dropped: 1 } : {}));
  return steps;
}

describe("the ladder", () => {
  test("a rate is met when nothing was dropped, nothing failed and p99 is below the bound", () => {
    expect(isMet(step(1), SETTINGS)).toBe(true);
    expect(isMet(step(1, { dropped: 1 }), SETTINGS)).toBe(false);
    expect(isMet(step(1, { failures: 1 }), SETTINGS)).toBe(false);
    expect(isMet(step(1, { latency: { p50: 1, p95: 2, p99: 500 } }), SETTINGS)).toBe(false);
  });

  test.each([130, 777, 3_210])(
    "the knee of a service that holds %i/s is found within a twentieth",
    (limit) => {
      const steps = climb(limit);
      const knee = kneeOf(steps, SETTINGS);
      expect(knee).toBeLessThanOrEqual(limit);
      expect(knee).toBeGreaterThan(limit / 1.06);
    },
  );

  test("one hiccup is asked again, and is no knee", () => {
    const steps = [step(100), step(200, { dropped: 3 })];
    expect(nextRate(steps, SETTINGS)).toBe(200);
    expect(nextRate([...steps, step(200)], SETTINGS)).toBe(400);
  });

  test("a rate above one that broke twice was luck", () => {
    const broken = { dropped: 1 };
    expect(kneeOf([step(100), step(200, broken), step(200, broken), step(300)], SETTINGS)).toBe(100);
  });

  test("when already the first rate is too much it goes down", () => {
    expect(kneeOf(climb(30), SETTINGS)).toBeGreaterThan(28);
  });

  test("it ends by itself", () => {
    expect(climb(Number.POSITIVE_INFINITY, { ...SETTINGS, stepsMax: 5 })).toHaveLength(5);
    expect(climb(0).length).toBeLessThan(40);
  });
});
