import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion, dealtTo } from "./apportionment.ts";

const PPM_SHARES = [600_000, 200_000, 100_000, 60_000, 40_000];

function sum(parts: readonly number[]): number {
  return parts.reduce((all, part) => all + part, 0);
}

const weights = fc
  .array(fc.oneof(fc.nat(1_000_000), fc.nat(2_000_000_000)), { minLength: 1, maxLength: 20 })
  .filter((list) => list.some((weight) => weight > 0));

describe("apportioning", () => {
  it("shares the demo's tickets out as printed", () => {
    expect(apportion(1_500_000, PPM_SHARES)).toEqual([900_000, 300_000, 150_000, 90_000, 60_000]);
  });

  it("loses nothing, and stays less than one away from every exact share", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), weights, (count, shares) => {
        const parts = apportion(count, shares);
        const all = BigInt(sum(shares));
        expect(sum(parts)).toBe(count);
        for (const [index, part] of parts.entries()) {
          // |part - count * weight / all| < 1, in whole numbers
          const distance = BigInt(part) * all - BigInt(count) * BigInt(shares[index] ?? 0);
          expect(distance < all && -distance < all).toBe(true);
        }
      }),
    );
  });

  it("gives no one more than their weight while there is enough for all, and nothing to a weight of nothing", () => {
    const small = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }).filter((list) => sum(list) > 0);
    fc.assert(
      fc.property(small, fc.nat(), (held, any) => {
        const parts = apportion(any % (sum(held) + 1), held);
        expect(parts.every((part, index) => part >= 0 && part <= (held[index] ?? 0))).toBe(true);
      }),
    );
    expect(apportion(1_000_001, [1, 0, 2])[1]).toBe(0);
  });

  it("gives what rounding left to the largest remainders, and of equal ones to the earlier", () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(11, [1, 1, 1])).toEqual([4, 4, 3]);
    expect(apportion(1, [1, 5, 4])).toEqual([0, 1, 0]);
    expect(apportion(1, [3, 3])).toEqual([1, 0]);
  });

  it("stays exact for 1.5 billion tickets, by parts per million and by what shards hold", () => {
    expect(apportion(1_500_000_001, [333_333, 333_333, 333_334])).toEqual([
      499_999_500, 499_999_500, 500_001_001,
    ]);
    expect(apportion(1_500_000_000, [1, 999_999])).toEqual([1_500, 1_499_998_500]);
    // Products near 10^18, far past what doubles hold: all that is held is claimed from exactly those who hold it.
    const held = [750_000_001, 749_999_998, 1];
    expect(apportion(1_500_000_000, held)).toEqual(held);
    expect(apportion(1_499_999_999, held)).toEqual([750_000_000, 749_999_998, 1]);
  });

  it("shares nothing out as nothing, and refuses to share something out by nothing", () => {
    expect(apportion(0, [0, 0])).toEqual([0, 0]);
    expect(() => apportion(1, [0, 0])).toThrow(RangeError);
    expect(() => apportion(1, [])).toThrow(RangeError);
  });
});

function dealAll(shardCount: number, stock: readonly number[], startAt = 0): number[][] {
  return Array.from({ length: shardCount }, (_, shard) => dealtTo(shard, shardCount, stock, startAt));
}

const shardCounts = fc.constantFrom(1, 10, 32, 100);
const stocks = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 6 });

describe("dealing units to shards", () => {
  it("gives each shard what dealing card by card would", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 3, 10),
        fc.array(fc.nat(25), { maxLength: 5 }),
        fc.nat(40),
        (S, stock, startAt) => {
          const dealt = Array.from({ length: S }, () => stock.map(() => 0));
          let card = startAt;
          for (const [prize, units] of stock.entries()) {
            for (let unit = 0; unit < units; unit++, card++) {
              const hand = dealt[card % S] ?? [];
              hand[prize] = (hand[prize] ?? 0) + 1;
            }
          }
          expect(dealAll(S, stock, startAt)).toEqual(dealt);
        },
      ),
    );
  });

  it("gives out each prize's stock exactly, in parts that differ by one at most", () => {
    fc.assert(
      fc.property(shardCounts, stocks, fc.nat(10_000), (shardCount, stock, startAt) => {
        const dealt = dealAll(shardCount, stock, startAt);
        for (const [prize, units] of stock.entries()) {
          const parts = dealt.map((part) => part[prize] ?? 0);
          expect(sum(parts)).toBe(units);
          expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("gives each shard as many units as it has tickets, when there is one unit a ticket", () => {
    fc.assert(
      fc.property(shardCounts, stocks, (shardCount, stock) => {
        const ticketCount = sum(stock);
        for (const [shard, part] of dealAll(shardCount, stock).entries()) {
          const tickets = Math.max(0, Math.ceil((ticketCount - shard) / shardCount)); // serials ≡ shard (mod S)
          expect(sum(part)).toBe(tickets);
        }
      }),
    );
  });

  it("goes on where the last deal ended", () => {
    fc.assert(
      fc.property(shardCounts, fc.nat(500), fc.nat(500), (shardCount, first, second) => {
        const [before, after] = [dealAll(shardCount, [first]), dealAll(shardCount, [second], first)];
        const inTwo = before.map((part, shard) => [(part[0] ?? 0) + (after[shard]?.[0] ?? 0)]);
        expect(inTwo).toEqual(dealAll(shardCount, [first + second]));
      }),
    );
    expect(dealAll(10, [1], 13).findIndex(([units]) => units === 1)).toBe(3);
  });
});
