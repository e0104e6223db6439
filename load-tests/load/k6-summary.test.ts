import { expect, test } from "vitest";
import { readSummary } from "./k6-summary.ts";

const TREND = { med: 1.234, "p(95)": 5, "p(99)": 9.999, max: 12, count: 100 };
const SUMMARY = {
  state: { testRunDurationMs: 2_500 },
  metrics: {
    iterations: { values: { count: 100, rate: 40 } },
    http_reqs: { values: { count: 120, rate: 48 } },
    dropped_iterations: { values: { count: 7, rate: 1 }, thresholds: { "count==0": { ok: false } } },
    outcome_won: { values: { count: 99, rate: 1 } },
    outcome_already_used: { values: { count: 1, rate: 1 } },
    outcome_failed: { values: { count: 0, rate: 0 }, thresholds: { "count==0": { ok: true } } },
    play_duration: { values: TREND },
    unused_duration: { values: { ...TREND, count: 0 } },
    iteration_duration: { values: TREND },
  },
};

test("k6's summary becomes counts, outcomes, latencies and the thresholds that were crossed", () => {
  expect(readSummary(SUMMARY)).toEqual({
    seconds: 2.5,
    iterations: 100,
    requests: 120,
    droppedIterations: 7,
    crossedThresholds: ["dropped_iterations count==0"],
    outcomes: { won: 99, "already-used": 1 },
    latencies: { play: { p50: 1.23, p95: 5, p99: 10 } },
  });
});

test("a run in which nothing was dropped has no such metric, and dropped nothing", () => {
  const { dropped_iterations: _, ...metrics } = SUMMARY.metrics;
  expect(readSummary({ ...SUMMARY, metrics }).droppedIterations).toBe(0);
});

test("what is no summary is refused", () => {
  expect(() => readSummary({ metrics: {} })).toThrow();
});
