import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TicketSet } from "./ticket-set.ts";

const LAST_LOCAL = 20_000;

describe("a set of played tickets", () => {
  it("holds nothing at first, however far one looks", () => {
    const tickets = new TicketSet();
    expect([0, 7, 8, 2047, 2048, 14_999, 1_500_000].some((local) => tickets.has(local))).toBe(false);
  });

  it("marks one ticket and none of its neighbours", () => {
    for (const local of [0, 7, 8, 2047, 2048, 14_999]) {
      const tickets = new TicketSet();
      tickets.add(local);
      expect([local - 1, local, local + 1].filter((near) => near >= 0 && tickets.has(near))).toEqual([local]);
    }
  });

  it("holds exactly what was added, in whatever order and however often", () => {
    const locals = fc.array(fc.integer({ min: 0, max: LAST_LOCAL }), { maxLength: 60, size: "max" });
    fc.assert(
      fc.property(locals, (added) => {
        const tickets = new TicketSet();
        for (const local of added) tickets.add(local);
        const held = Array.from({ length: LAST_LOCAL + 9 }, (_, local) => local).filter((local) =>
          tickets.has(local),
        );
        expect(held).toEqual([...new Set(added)].sort((a, b) => a - b));
      }),
    );
  });
});
