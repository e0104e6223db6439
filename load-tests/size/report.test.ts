import { describe, expect, test } from "vitest";
import type { Arm } from "./arms.ts";
import { type MeasuredArm, pointsOf, tableLine } from "./report.ts";

const arm: Arm = { tickets: 1_000, shards: 1, codeFormat: "base32-11" };
const costing = (...costs: number[]): MeasuredArm => ({
  arm,
  rounds: costs.map((cpuMicrosecondsPerPlay) => ({ cpuMicrosecondsPerPlay, perSecond: 5_000 })),
  creationMs: [20, 30, 25],
});

describe("the cost of a play by size", () => {
  test("is compared with the smallest campaign's of the same round, not with its median", () => {
    // The second round's hour is twice as slow for both.
    const [base, larger] = pointsOf([costing(200, 400, 220), costing(210, 420, 220)]);
    expect(base?.ratio).toEqual({ median: 1, min: 1, max: 1 });
    expect(larger?.ratio).toEqual({ median: 1.05, min: 1, max: 1.05 });
    expect(larger?.cpuMicrosecondsPerPlay.median).toBe(220);
  });

  test("is printed beside how long the campaign's creation took", () => {
    const [point] = pointsOf([costing(200)]);
    if (point === undefined) throw new Error("no point");
    const line = tableLine(point);
    expect(line).toMatch(/1,000 +1 +base32-11 +200 \(200–200\) +5000 +1\.00 \(1\.00–1\.00\) +25$/);
  });
});
