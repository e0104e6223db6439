import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisFor, barsOf, linePaths } from "./chart-geometry.ts";

const counts = fc.array(fc.nat(2_000_000), { minLength: 1, maxLength: 92 });

describe("a chart", () => {
  it("has bars as high as their values, within the box, in their order", () => {
    fc.assert(
      fc.property(counts, (values) => {
        const axis = axisFor(values);
        const bars = barsOf(values, axis);
        const top = axis.ticks.at(-1) ?? 0;
        expect(top).toBeGreaterThanOrEqual(Math.max(...values));
        for (const [index, bar] of bars.entries()) {
          expect(bar.height).toBeCloseTo(((values[index] ?? 0) / top) * 100, 1);
          expect(bar.y + bar.height).toBeCloseTo(100, 1);
          expect(bar.x).toBeGreaterThanOrEqual(bars[index - 1] ? (bars[index - 1]?.x ?? 0) : 0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(100.1);
        }
      }),
    );
  });

  it("has an axis of whole numbers from nothing, equally far apart", () => {
    fc.assert(
      fc.property(counts, (values) => {
        const { ticks } = axisFor(values);
        const steps = new Set(ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0)));
        expect(ticks[0]).toBe(0);
        expect(steps.size).toBe(1);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it("leaves room for the days to come", () => {
    const [first] = barsOf([5], axisFor([5]), 7);
    expect(first?.width).toBeLessThan(15);
  });

  it("draws a level line for a single day", () => {
    expect(linePaths([4], axisFor([4])).line).toBe("M0,0L100,0");
  });
});
