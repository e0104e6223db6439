import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldPath, fieldsOf, middleOf, restingAngle } from "./wheel-geometry.ts";

describe("the wheel", () => {
  it("gives every prize the same number of fields", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (prizeCount) => {
        const fields = fieldsOf(prizeCount);
        const counts = Array.from(
          { length: prizeCount },
          (_, prize) => fields.filter((field) => field === prize).length,
        );
        expect(new Set(counts).size).toBe(1);
        expect(counts[0]).toBeGreaterThan(0);
      }),
    );
  });

  it("stops with a field of the won prize under the pointer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(39), (prizeCount, nth) => {
        const prize = nth % prizeCount;
        const fields = fieldsOf(prizeCount);
        const turned = restingAngle(prize, prizeCount);
        const underPointer = fields.filter(
          (_, field) => Math.abs(middleOf(field, fields.length) + turned) < 1e-9,
        );
        expect(underPointer).toEqual([prize]);
      }),
    );
  });

  it("stands still for a prize it does not show", () => {
    expect(restingAngle(7, 5)).toBe(0);
    expect(fieldsOf(0)).toEqual([]);
  });

  it("draws a quarter from the top clockwise", () => {
    expect(fieldPath(0, 4, 10)).toBe("M0 0L0.00 -10.00A10 10 0 0 1 10.00 -0.00Z");
  });
});
