import { describe, expect, it } from "vitest";
import { firstIdAt, timedId } from "./timed-id.ts";

describe("an id with its time", () => {
  it("is a UUID of version 7", () => {
    for (let count = 0; count < 100; count += 1)
      expect(timedId(Date.UTC(2026, 10, 22))).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
  });

  it("rises with time, to the millisecond", () => {
    const times = [
      0,
      1,
      999,
      1_000,
      Date.UTC(2026, 10, 22),
      Date.UTC(2026, 10, 22) + 1,
      Date.UTC(2099, 0, 1),
    ];
    const ids = times.map(timedId);
    expect([...ids].sort()).toEqual(ids);
  });

  it("rises within one instant too, in the order in which they were made", () => {
    const ids = Array.from({ length: 1_000 }, () => timedId(7));
    expect([...ids].sort()).toEqual(ids);
  });

  it("is another each time", () => {
    expect(new Set(Array.from({ length: 1_000 }, () => timedId(1))).size).toBe(1_000);
  });

  it("stands at or above the first of its instant, and below that of the next", () => {
    for (const at of [0, 1, 0xffff_ffff, Date.UTC(2026, 10, 22)]) {
      expect(timedId(at) > firstIdAt(at)).toBe(true);
      expect(timedId(at) < firstIdAt(at + 1)).toBe(true);
    }
    expect(firstIdAt(-1)).toBe(firstIdAt(0)); // a filter may name a day before the first
  });
});
