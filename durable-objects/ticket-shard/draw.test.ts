import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HmacSha256 } from "../sha256/sha256.ts";
import { drawNumber, prizeAt, shardSeedOf, weightsOf } from "./draw.ts";

const seedBytes = Buffer.alloc(32, 7);
const seed = new HmacSha256(seedBytes);
const MAX_BOUND = 2 ** 48;

/** The 48-bit chunks of a draw as the rule says them, written again: five to a digest, digest after digest. */
function chunksOf(serial: number, seq: number, rounds: number): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const digest = createHmac("sha256", seedBytes).update(`draw|${serial}|${seq}|${round}`).digest("hex");
    return [0, 1, 2, 3, 4].map((chunk) => Number.parseInt(digest.slice(chunk * 12, chunk * 12 + 12), 16));
  }).flat();
}

/** The first serial whose first `count` chunks all lie at or past `accepted`. */
function serialRejecting(accepted: number, count: number): number {
  for (let serial = 0; ; serial++) {
    const first = chunksOf(serial, 1, Math.ceil(count / 5)).slice(0, count);
    if (first.every((chunk) => chunk >= accepted)) return serial;
  }
}

describe("the number drawn", () => {
  it("is the same for the same seed, serial and place, and another for any other", () => {
    const drawn = drawNumber(seed, 12, 34, MAX_BOUND);
    expect(drawNumber(new HmacSha256(seedBytes), 12, 34, MAX_BOUND)).toBe(drawn);
    expect(drawNumber(new HmacSha256(Buffer.alloc(32, 8)), 12, 34, MAX_BOUND)).not.toBe(drawn);
    expect(drawNumber(seed, 13, 34, MAX_BOUND)).not.toBe(drawn);
    expect(drawNumber(seed, 12, 35, MAX_BOUND)).not.toBe(drawn);
    expect(drawNumber(seed, 1, 234, MAX_BOUND)).not.toBe(drawNumber(seed, 12, 34, MAX_BOUND));
  });

  it("is whole and below its bound, from 1 to 2^48", () => {
    expect(drawNumber(seed, 5, 1, 1)).toBe(0);
    expect(drawNumber(seed, 5, 1, MAX_BOUND)).toBe(chunksOf(5, 1, 1)[0]);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: MAX_BOUND }), (serial, seq, bound) => {
        const drawn = drawNumber(seed, serial, seq, bound);
        expect(Number.isSafeInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
      }),
    );
  });

  it.each([0, -1, 1.5, MAX_BOUND + 1, Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses the bound %d",
    (bound) => {
      expect(() => drawNumber(seed, 5, 1, bound)).toThrow(RangeError);
    },
  );

  it("falls on each of seven numbers equally often (chi-square below 22.46: p = 0.001 at 6 degrees of freedom)", () => {
    const counts = [0, 0, 0, 0, 0, 0, 0];
    const draws = 70_000;
    for (let serial = 0; serial < draws; serial++) {
      const drawn = drawNumber(seed, serial, serial + 1, counts.length);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const expected = draws / counts.length;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(22.46);
  });

  it("favours no third of a bound that fits the chunks one and a third times (chi-square below 13.82: p = 0.001)", () => {
    const bound = 3 * 2 ** 46;
    const counts = [0, 0, 0];
    const draws = 9_000;
    for (let serial = 0; serial < draws; serial++) {
      const third = Math.floor(drawNumber(seed, serial, 1, bound) / 2 ** 46);
      counts[third] = (counts[third] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - draws / 3) ** 2 / (draws / 3), 0);
    expect(chiSquare).toBeLessThan(13.82);
  });

  it("passes over a chunk at or above the largest multiple of the bound and takes the next", () => {
    const bound = 2 ** 47 + 1; // its largest multiple within 48 bits is itself
    const serial = serialRejecting(bound, 1);
    const next = chunksOf(serial, 1, 4).find((chunk) => chunk < bound);
    expect(drawNumber(seed, serial, 1, bound)).toBe(next);
  });

  it("goes on with another digest when all five chunks of the first are passed over", () => {
    const bound = 2 ** 47 + 1;
    const serial = serialRejecting(bound, 5);
    const next = chunksOf(serial, 1, 8).find((chunk) => chunk < bound);
    expect(drawNumber(seed, serial, 1, bound)).toBe(next);
  });

  it("comes from a seed that each shard of each campaign has for itself", () => {
    const campaignSeed = "ab".repeat(32);
    const seeds = [
      shardSeedOf(campaignSeed, "demo", 0),
      shardSeedOf(campaignSeed, "demo", 1),
      shardSeedOf(campaignSeed, "other", 0),
      shardSeedOf("ac".repeat(32), "demo", 0),
    ];
    expect(new Set(seeds).size).toBe(4);
    expect(seeds.every((hex) => /^[0-9a-f]{64}$/.test(hex))).toBe(true);
    expect(shardSeedOf(campaignSeed, "demo", 0)).toBe(seeds[0]);
  });
});

describe("the weights of a draw", () => {
  it("are what is left, in quota mode, whatever the stated odds", () => {
    expect(weightsOf("quota", [3, 0, 5], [0, 1_000_000, 0])).toEqual([3, 0, 5]);
  });

  it("are the stated odds of the prizes in stock, in probability mode", () => {
    expect(weightsOf("probability", [1, 0, 900], [600_000, 300_000, 100_000])).toEqual([600_000, 0, 100_000]);
  });

  it("fall back to what is left when only prizes without odds are in stock, so that a ticket still wins", () => {
    expect(weightsOf("probability", [0, 4, 2], [1_000_000, 0])).toEqual([0, 4, 2]);
  });

  it("are nothing, in either mode, only when nothing is left", () => {
    const lists = fc.array(fc.nat(3), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.constantFrom("quota" as const, "probability" as const),
        lists,
        lists,
        (mode, quotas, odds) => {
          const weights = weightsOf(mode, quotas, odds);
          expect(weights.some((weight) => weight > 0)).toBe(quotas.some((left) => left > 0));
          expect(weights.every((weight, prize) => weight === 0 || (quotas[prize] ?? 0) > 0)).toBe(true);
        },
      ),
    );
  });
});

describe("the prize at a number", () => {
  it("is each prize for exactly as many numbers as its weight", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 8 }), (weights) => {
        const counts = weights.map(() => 0);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        for (let r = 0; r < sum; r++) {
          const prize = prizeAt(weights, r);
          counts[prize] = (counts[prize] ?? 0) + 1;
        }
        expect(counts).toEqual(weights);
        expect(() => prizeAt(weights, sum)).toThrow(RangeError);
      }),
    );
  });
});
