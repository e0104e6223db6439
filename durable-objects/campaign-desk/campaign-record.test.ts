import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { shardSeedOf } from "../ticket-shard/draw.ts";
import type { CampaignState } from "../ticket-shard/settings.ts";
import {
  MAX_BATCHES,
  mayBecome,
  newRecord,
  problemOf,
  seedHashOf,
  settingsFor,
  stockOf,
} from "./campaign-record.ts";
import type { CampaignDefinition } from "./definition.ts";

const SEED = "c0ffee".padEnd(64, "7");
const SHARES = [600_000, 200_000, 100_000, 60_000, 40_000];

function prizesOf(oddsPpm: readonly number[], stock?: readonly number[]): CampaignDefinition["prizes"] {
  return oddsPpm.map((odds, ordinal) => ({
    type: "PHYSICAL",
    name: `Lot ${ordinal}`,
    nameEn: `Prize ${ordinal}`,
    description: "",
    descriptionEn: "",
    valueCents: 100,
    oddsPpm: odds,
    ...(stock ? { stock: stock[ordinal] ?? 0 } : {}),
  }));
}

function batch(label: string, firstSerial: number, lastSerial: number) {
  return { label, firstSerial, lastSerial, status: "active" } as const;
}

/** The demo: 1,500,000 tickets in 100 shards, five prizes by shares, one batch. */
function definitionOf(changed: Partial<CampaignDefinition> = {}): CampaignDefinition {
  return {
    slug: "demo",
    name: "ThéTipTop",
    timeZone: "Europe/Paris",
    codeFormat: "decimal-10",
    ticketCount: 1_500_000,
    shardCount: 100,
    drawMode: "quota",
    opensAt: 1_000,
    closesAt: 2_000,
    claimUntil: 3_000,
    prizes: prizesOf(SHARES),
    batches: [batch("Paris", 0, 1_499_999)],
    ...changed,
  };
}

function newIds(): () => string {
  let made = 0;
  return () => `id-${++made}`;
}

const recordOf = (changed: Partial<CampaignDefinition> = {}) =>
  newRecord(definitionOf(changed), SEED, newIds(), 500);

describe("a campaign's definition", () => {
  it.each<[string, Partial<CampaignDefinition>]>([
    ["the demo", {}],
    ["one ticket in one shard", { ticketCount: 1, shardCount: 1, batches: [] }],
    ["as many shards as there may be", { shardCount: 1024 }],
    ["prizes until the moment it closes", { claimUntil: 2_000 }],
    ["stock of every prize, whatever the shares", { prizes: prizesOf([1, 2], [5, 0]) }],
    ["fifty prizes", { prizes: prizesOf(Array(50).fill(20_000)) }],
    [
      "batches that touch, in any order",
      { batches: [batch("B", 10, 19), batch("A", 0, 9), batch("C", 20, 20)] },
    ],
    [
      "as many batches as there may be",
      { batches: Array.from({ length: MAX_BATCHES }, (_, n) => batch(`${n}`, n, n)) },
    ],
  ])("is fine with %s", (_, changed) => {
    expect(problemOf(definitionOf(changed))).toBeUndefined();
  });

  it.each<[string, Partial<CampaignDefinition>, RegExp]>([
    ["no tickets", { ticketCount: 0 }, /nombre de tickets/],
    ["half a ticket", { ticketCount: 1.5 }, /nombre de tickets/],
    ["tickets past counting", { ticketCount: 2 ** 53 }, /nombre de tickets/],
    ["no shards", { shardCount: 0 }, /fragments/],
    ["half a shard", { shardCount: 1.5 }, /fragments/],
    ["too many shards", { shardCount: 1025 }, /fragments/],
    ["an opening at the close", { opensAt: 2_000 }, /ouvrir avant/],
    ["a claim deadline before the close", { claimUntil: 1_999 }, /retirés/],
    ["no prize", { prizes: [] }, /1 à 50 lots/],
    ["too many prizes", { prizes: prizesOf(Array(51).fill(1), Array(51).fill(1)) }, /1 à 50 lots/],
    ["stock of some prizes only", { prizes: [...prizesOf([500_000], [5]), ...prizesOf([500_000])] }, /aucun/],
    ["a stock below nothing", { prizes: prizesOf([1_000_000], [-1]) }, /positif ou nul/],
    ["a stock of half a prize", { prizes: prizesOf([1_000_000], [0.5]) }, /positif ou nul/],
    ["a share below nothing", { prizes: prizesOf([-1, 1_000_001]) }, /part doit/],
    ["a share above one", { prizes: prizesOf([1_000_001], [1]) }, /part doit/],
    ["a broken share", { prizes: prizesOf([0.5, 999_999.5]) }, /part doit/],
    ["shares below a whole", { prizes: prizesOf([600_000, 399_999]) }, /en tout/],
    ["shares above a whole", { prizes: prizesOf([600_000, 400_001]) }, /en tout/],
    [
      "too many batches",
      { batches: Array.from({ length: MAX_BATCHES + 1 }, (_, n) => batch(`${n}`, n, n)) },
      /au plus 300 tranches/,
    ],
    ["a batch before the first ticket", { batches: [batch("A", -1, 5)] }, /« A » n'est pas/],
    ["a batch past the last ticket", { batches: [batch("A", 0, 1_500_000)] }, /« A » n'est pas/],
    ["a batch back to front", { batches: [batch("A", 6, 5)] }, /« A » n'est pas/],
    ["a batch from half a ticket", { batches: [batch("A", 0.5, 5)] }, /« A » n'est pas/],
    [
      "batches that overlap by a ticket",
      { batches: [batch("B", 9, 12), batch("A", 0, 9)] },
      /« B » en recouvre/,
    ],
    ["a batch within another", { batches: [batch("A", 0, 9), batch("B", 3, 4)] }, /« B » en recouvre/],
  ])("is refused with %s", (_, changed, problem) => {
    expect(problemOf(definitionOf(changed))).toMatch(problem);
  });
});

describe("a campaign's stock", () => {
  it("is apportioned from the shares: 60, 20, 10, 6 and 4 % of the demo's tickets", () => {
    expect(stockOf(definitionOf())).toEqual([900_000, 300_000, 150_000, 90_000, 60_000]);
  });

  it("is what was stated, where it was stated", () => {
    expect(stockOf(definitionOf({ prizes: prizesOf([1, 2], [7, 0]) }))).toEqual([7, 0]);
  });

  it("is one unit a ticket, whatever the shares", () => {
    const stock = stockOf(definitionOf({ ticketCount: 1_000_003 }));
    expect(stock.reduce((sum, units) => sum + units, 0)).toBe(1_000_003);
  });
});

describe("a campaign's state", () => {
  it("goes from draft to open, back and forth to paused, to closed, to archived, and no other way", () => {
    const states: CampaignState[] = ["draft", "open", "paused", "closed", "archived"];
    const ways = states.flatMap((from) =>
      states.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`),
    );
    expect(ways).toEqual([
      "draft open",
      "open paused",
      "open closed",
      "paused open",
      "paused closed",
      "closed archived",
    ]);
  });
});

describe("a campaign's record", () => {
  it("begins as a draft at version 1, with every prize and batch named by an id of its own", () => {
    const record = recordOf({ batches: [batch("B", 10, 19), batch("A", 0, 9)] });
    expect(record).toMatchObject({ state: "draft", version: 1, slug: "demo", shardCount: 100 });
    expect(record.prizes.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4]);
    expect(record.batches.map(({ label }) => label)).toEqual(["A", "B"]);
    const ids = [...record.prizes, ...record.batches].map(({ id }) => id);
    expect(new Set(ids).size).toBe(7);
  });

  it("does not keep the stock of the first day, which would be wrong on the second", () => {
    expect(JSON.stringify(recordOf({ prizes: prizesOf([1, 2], [7, 8]) }))).not.toContain("stock");
  });

  it("publishes the seed's hash and never the seed", () => {
    const record = recordOf();
    expect(record.seedHash).toBe(createHash("sha256").update(Buffer.from(SEED, "hex")).digest("hex"));
    expect(record.seedHash).toBe(seedHashOf(SEED));
    expect(JSON.stringify(record)).not.toContain(SEED);
  });
});

describe("the settings of a shard", () => {
  it("are what a redemption needs of the record", () => {
    const record = recordOf();
    expect(settingsFor(record, SEED, 42)).toEqual({
      version: 1,
      campaign: "demo",
      shardIndex: 42,
      shardCount: 100,
      ticketCount: 1_500_000,
      state: "draft",
      opensAt: 1_000,
      closesAt: 2_000,
      drawMode: "quota",
      oddsPpm: SHARES,
      shardSeed: shardSeedOf(SEED, "demo", 42),
      batches: record.batches,
    });
  });

  it("carry neither the campaign's seed nor another shard's", () => {
    const record = recordOf();
    const told = JSON.stringify(settingsFor(record, SEED, 42));
    expect(told).not.toContain(SEED);
    const others = Array.from({ length: 100 }, (_, shard) => shard).filter((shard) => shard !== 42);
    expect(others.filter((shard) => told.includes(shardSeedOf(SEED, "demo", shard)))).toEqual([]);
  });
});
