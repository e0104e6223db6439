import { expect, test } from "vitest";
import type { LoadRun } from "../measured/figures.ts";
import { isGood, reportLines } from "./report.ts";

const GOOD: LoadRun = {
  kind: "load",
  scenario: "smoke",
  at: "2026-11-22T00:00:00.000Z",
  machine: { cpu: "x", cores: 2, memoryGiB: 4, node: "v24", workerd: "1" },
  target: "local",
  campaign: { tickets: 10_000, shards: 1 },
  seconds: 2,
  requests: 10,
  droppedIterations: 0,
  crossedThresholds: [],
  latency: { p50: 1, p95: 2, p99: 3 },
  outcomes: { won: 10 },
  verdict: {
    sound: true,
    acknowledged: 10,
    stored: 10,
    winners: 10,
    redeemedTwice: 0,
    checks: [],
    databaseLag: { worstMs: 0, levelAfterMs: 0 },
  },
};

test("a run is good when its thresholds held, nothing was dropped and the verdict is sound", () => {
  expect(isGood(GOOD)).toBe(true);
  expect(isGood({ ...GOOD, crossedThresholds: ["x"] })).toBe(false);
  expect(isGood({ ...GOOD, droppedIterations: 1 })).toBe(false);
  expect(isGood({ ...GOOD, verdict: { ...GOOD.verdict, sound: false } })).toBe(false);
});

test("a run that dropped iterations says that it is invalid", () => {
  expect(reportLines(GOOD).join("\n")).not.toContain("INVALID");
  expect(reportLines({ ...GOOD, droppedIterations: 3 }).join("\n")).toContain("INVALID: 3");
});
