import { expect, it } from "vitest";
import { bareCode, drawQr, pathOfRuns } from "./qr.ts";

it("holds the code as a scanner should type it: without the dashes of print", () => {
  expect(bareCode("ABC-DEFG-HJKM")).toBe("ABCDEFGHJKM");
  expect(bareCode("0123456789")).toBe("0123456789");
});

it("is 21 modules in a quiet zone of 4, with nothing dark in it", () => {
  const { size, runs } = drawQr("0123456789");
  expect(size).toBe(29);
  for (const { x, y, width } of runs) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
    expect(Math.max(x + width, y + 1)).toBeLessThanOrEqual(25);
  }
});

it("draws the finder patterns where every scanner looks for them", () => {
  const { runs } = drawQr("0123456789");
  expect(runs).toContainEqual({ x: 4, y: 4, width: 7 });
  expect(runs).toContainEqual({ x: 18, y: 4, width: 7 });
  expect(runs).toContainEqual({ x: 4, y: 24, width: 7 });
});

it("is a path of closed rectangles one module high", () => {
  expect(pathOfRuns([{ x: 4, y: 5, width: 7 }])).toBe("M4 5h7v1h-7z");
});
