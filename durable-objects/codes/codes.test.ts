import { FF1 as ReferenceFF1 } from "@noble/ciphers/ff1.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CodeFormat } from "../campaign-desk/definition.ts";
import { deriveCampaignKey } from "./campaign-key.ts";
import { type CampaignCodesOptions, createCampaignCodes } from "./codes.ts";
import { FORMATS, readNumeral } from "./format.ts";
import { PRINT_RUNS } from "./printed-codes.fixture.ts";
import { ticketCountMax } from "./shard-count.ts";

const ROOT_KEY = "5f".repeat(32);
const FORMAT_NAMES = Object.keys(FORMATS) as CodeFormat[];

const SHAPES = FORMAT_NAMES.flatMap((format) =>
  FORMATS[format].shardCounts.map((shardCount) => ({ format, shardCount })),
);

function campaignOf(given: Partial<CampaignCodesOptions>): CampaignCodesOptions {
  return {
    rootKey: ROOT_KEY,
    campaign: "demo",
    format: "decimal-10",
    ticketCount: 1_500_000,
    shardCount: 100,
    ...given,
  };
}

const rootKeys = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));
const slugs = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/);

/** Any campaign the formats can carry, up to the last ticket, and one of its serials. */
const campaigns = fc
  .record({ shape: fc.constantFrom(...SHAPES), rootKey: rootKeys, campaign: slugs })
  .chain(({ shape, ...rest }) =>
    fc
      .integer({ min: shape.shardCount, max: ticketCountMax(shape.format, shape.shardCount) })
      .chain((ticketCount) =>
        fc.record({
          options: fc.constant({ ...rest, ...shape, ticketCount }),
          serial: fc.oneof(fc.integer({ min: 0, max: ticketCount - 1 }), fc.constantFrom(0, ticketCount - 1)),
        }),
      ),
  );

describe("a campaign's codes", () => {
  it("lead back to their serial, as canonical text and as printed, in any campaign", () => {
    fc.assert(
      fc.property(campaigns, ({ options, serial }) => {
        const codes = createCampaignCodes(options);
        const code = codes.codeOf(serial);
        const expected = { kind: "serial", serial, shardIndex: serial % options.shardCount, code };
        expect(codes.serialOf(code)).toEqual(expected);
        expect(codes.serialOf(codes.display(code))).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are the shard's number followed by the library's FF1 of the rest", () => {
    fc.assert(
      fc.property(campaigns, ({ options, serial }) => {
        const { alphabet, length, shardCounts } = FORMATS[options.format];
        const prefixLength = shardCounts.indexOf(options.shardCount);
        const code = createCampaignCodes(options).codeOf(serial);
        const shardIndex = serial % options.shardCount;
        expect(prefixLength === 0 ? 0 : readNumeral(code.slice(0, prefixLength), alphabet)).toBe(shardIndex);

        let local = BigInt(serial - shardIndex) / BigInt(options.shardCount);
        const digits: number[] = [];
        for (let left = length - prefixLength; left > 0; left--) {
          digits.unshift(Number(local % BigInt(alphabet.length)));
          local /= BigInt(alphabet.length);
        }
        const key = deriveCampaignKey(options.rootKey, options.campaign);
        const tweak = Buffer.from(`${options.campaign}:${shardIndex}`);
        const encrypted = ReferenceFF1(alphabet.length, key, Uint8Array.from(tweak)).encrypt(digits);
        expect(code.slice(prefixLength)).toBe(encrypted.map((digit) => alphabet.charAt(digit)).join(""));
      }),
      { numRuns: 500 },
    );
  });

  it.each(SHAPES)(
    "never collide over a whole campaign of $format with $shardCount shards",
    ({ format, shardCount }) => {
      // Not a multiple of the shard count, so the last shards own one ticket less than the first.
      const ticketCount = 20_000 + Math.floor(shardCount / 2);
      const codes = createCampaignCodes(campaignOf({ format, shardCount, ticketCount }));
      const seen = new Set<string>();
      for (let serial = 0; serial < ticketCount; serial++) seen.add(codes.codeOf(serial));
      expect(seen.size).toBe(ticketCount);
    },
  );

  it("are as rare as promised, and what was never printed is unknown", () => {
    // The densest campaign there can be, tried with guesses spread over all that can be typed.
    const codes = createCampaignCodes(campaignOf({ ticketCount: 10_000_000, shardCount: 1_000 }));
    let valid = 0;
    const tried = 200_000;
    for (let guess = 0; guess < tried; guess++) {
      const typed = String((guess * 49_999) % 10_000_000_000).padStart(10, "0");
      const found = codes.serialOf(typed);
      if (found.kind !== "serial") continue;
      valid++;
      expect(codes.codeOf(found.serial)).toBe(typed);
    }
    // One in 1,000 expected: 200 with a standard deviation of 14; fixed keys make this the same on every run.
    expect(valid).toBeGreaterThan(140);
    expect(valid).toBeLessThan(260);
  });

  it.each([
    ["another campaign's slug", { campaign: "demo-2" }],
    ["another root key", { rootKey: "60".repeat(32) }],
  ])("mean nothing under %s, but for the share that chance allows", (_, other) => {
    const mine = createCampaignCodes(campaignOf({}));
    const theirs = createCampaignCodes(campaignOf(other));
    let valid = 0;
    for (let serial = 0; serial < 100_000; serial++) {
      if (theirs.serialOf(mine.codeOf(serial * 15)).kind === "serial") valid++;
    }
    // One in 6,667: 15 expected of 100,000, and more than 40 once in many million keys.
    expect(valid).toBeLessThan(40);
  });

  it("differ between shards that hold the same local number", () => {
    const codes = createCampaignCodes(campaignOf({}));
    const rests = new Set(Array.from({ length: 100 }, (_, serial) => codes.codeOf(serial).slice(2)));
    expect(rests.size).toBe(100);
  });

  it.each(PRINT_RUNS)("are those once printed for $campaign", ({ tickets, ...options }) => {
    const codes = createCampaignCodes(options);
    for (const [serial, code] of tickets) {
      expect(codes.codeOf(serial)).toBe(code);
      expect(codes.serialOf(code)).toMatchObject({ kind: "serial", serial });
    }
  });

  it("tell slips from guesses", () => {
    const codes = createCampaignCodes(campaignOf({}));
    for (const typed of [
      "",
      "   ",
      "123",
      "12345678901",
      "abcdefghij",
      "0x12345678",
      "1e10000000",
      "🎟".repeat(5),
      "9".repeat(1_000_000),
    ]) {
      expect(codes.serialOf(typed)).toEqual({ kind: "malformed" });
      expect(codes.shardOf(typed)).toBeNull();
    }
    expect(codes.serialOf("0000000000")).toEqual({ kind: "unknown" });
  });

  it("belong to the shard of their first digits, printed or not", () => {
    const codes = createCampaignCodes(campaignOf({ shardCount: 100 }));
    for (let serial = 0; serial < 200; serial++) {
      const found = codes.serialOf(codes.codeOf(serial));
      expect(found).toMatchObject({ kind: "serial", shardIndex: codes.shardOf(codes.codeOf(serial)) });
    }
    expect(codes.shardOf("42 0000-0000")).toBe(42);
  });

  it("answer any text whatever without throwing", () => {
    const codes = SHAPES.map((shape) => createCampaignCodes(campaignOf({ ...shape, ticketCount: 20_000 })));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
        for (const each of codes)
          expect(["serial", "malformed", "unknown"]).toContain(each.serialOf(typed).kind);
      }),
      { numRuns: 2_000 },
    );
  });

  it("exist for the campaign's serials only", () => {
    const codes = createCampaignCodes(campaignOf({ ticketCount: 1_000, shardCount: 1 }));
    for (const serial of [-1, 1_000, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => codes.codeOf(serial)).toThrow(RangeError);
    }
  });

  it("refuse a campaign they cannot carry and a root key of another form, which they do not repeat", () => {
    expect(() => createCampaignCodes(campaignOf({ shardCount: 7 }))).toThrow(/pas 7/);
    expect(() => createCampaignCodes(campaignOf({ ticketCount: 10_000_001, shardCount: 1_000 }))).toThrow(
      /10000000 tickets/,
    );
    expect(() => createCampaignCodes(campaignOf({ rootKey: "deadbeef" }))).toThrow(
      /^the root of the code keys must be 64 hex digits$/,
    );
  });
});
