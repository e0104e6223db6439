import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS } from "./format.ts";
import { chooseShardCount, codeSizeProblem, ticketCountMax } from "./shard-count.ts";

describe("the shard count", () => {
  it.each([
    ["decimal-10", 1_000, 1],
    ["decimal-10", 99_999, 1],
    ["decimal-10", 100_000, 10],
    ["decimal-10", 999_999, 10],
    ["decimal-10", 1_500_000, 100],
    ["decimal-10", 10_000_000, 1_000],
    ["base32-11", 1_000, 1],
    ["base32-11", 319_999, 1],
    ["base32-11", 320_000, 32],
    ["base32-11", 1_500_000, 32],
    ["base32-11", 1_500_000_000, 1_024],
  ] as const)(
    "of a %s campaign of %i tickets is %i, and its codes can be made",
    (format, ticketCount, shardCount) => {
      expect(chooseShardCount(format, ticketCount)).toBe(shardCount);
      expect(codeSizeProblem(format, ticketCount, shardCount)).toBeNull();
    },
  );

  it("is the largest that leaves every shard 10,000 tickets, for any campaign", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("decimal-10" as const, "base32-11" as const),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        (format, ticketCount) => {
          const chosen = chooseShardCount(format, ticketCount);
          if (chosen > 1) expect(Math.floor(ticketCount / chosen)).toBeGreaterThanOrEqual(10_000);
          for (const larger of FORMATS[format].shardCounts.filter((count) => count > chosen)) {
            expect(Math.floor(ticketCount / larger)).toBeLessThan(10_000);
          }
        },
      ),
    );
  });
});

describe("the size of a campaign", () => {
  it("leaves at most one decimal code in a thousand valid, however it is sharded", () => {
    for (const shardCount of [1, 10, 100, 1_000]) {
      expect(ticketCountMax("decimal-10", shardCount)).toBe(10_000_000);
      expect(codeSizeProblem("decimal-10", 10_000_000, shardCount)).toBeNull();
      expect(codeSizeProblem("decimal-10", 10_000_001, shardCount)).toMatch(/au plus 10000000 tickets/);
    }
  });

  it("is bounded in base32 by what one shard can store", () => {
    expect(ticketCountMax("base32-11", 1)).toBe(10_000_000);
    expect(ticketCountMax("base32-11", 1_024)).toBe(10_240_000_000);
    expect(codeSizeProblem("base32-11", 1_500_000_000, 32)).toMatch(/au plus 320000000 tickets/);
  });

  it("is a whole number with a ticket for every shard", () => {
    expect(codeSizeProblem("decimal-10", 10, 10)).toBeNull();
    for (const ticketCount of [9, 0, -1, 10.5, Number.NaN]) {
      expect(codeSizeProblem("decimal-10", ticketCount, 10)).toMatch(/au moins un pour chacun/);
    }
  });

  it("comes with a shard count that the format's prefix can name", () => {
    expect(codeSizeProblem("decimal-10", 20_000, 32)).toMatch(/1, 10, 100, 1000 fragments, pas 32/);
    expect(codeSizeProblem("base32-11", 20_000, 10)).toMatch(/1, 32, 1024 fragments, pas 10/);
  });
});
