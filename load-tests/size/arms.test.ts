import { describe, expect, test } from "vitest";
import { codeSizeProblem } from "../../durable-objects/codes/shard-count.ts";
import {
  campaignsNeeded,
  PLAYS_PER_VISIT,
  placesOf,
  SIZE_ARMS,
  serialsOfRound,
  serialsOfVisit,
  shardArms,
} from "./arms.ts";

const [smallest] = SIZE_ARMS;

describe("campaigns that are compared by size", () => {
  test("are all of sizes that codes can carry, from a thousand to one and a half billion tickets", () => {
    for (const { codeFormat, tickets, shards } of [...SIZE_ARMS, ...shardArms([1, 10, 100, 1000])])
      expect(codeSizeProblem(codeFormat, tickets, shards)).toBeNull();
    const base32 = SIZE_ARMS.filter(({ codeFormat }) => codeFormat === "base32-11");
    expect(base32.map(({ tickets }) => tickets)).toEqual([1_000, 100_000, 1_500_000, 1_500_000_000]);
  });

  test.each(SIZE_ARMS)(
    "with $tickets tickets ($codeFormat) are visited once in a place, and each play is of a code of its own",
    (arm) => {
      const places = placesOf(arm, 60);
      expect(new Set(places.map(({ campaign, shard }) => `${campaign}:${shard}`)).size).toBe(60);
      expect(Math.max(...places.map(({ campaign }) => campaign))).toBe(campaignsNeeded(arm, 60) - 1);
      for (const place of places.slice(0, 3)) {
        const serials = serialsOfVisit(arm, place, 7);
        expect(new Set(serials).size).toBe(PLAYS_PER_VISIT + 1);
        for (const serial of serials) {
          expect(serial % arm.shards).toBe(place.shard);
          expect(serial).toBeLessThan(arm.tickets);
        }
      }
    },
  );

  test("need a campaign a visit where there is but one shard", () => {
    expect(campaignsNeeded(smallest, 60)).toBe(60);
  });
});

describe("rounds over the shards of a campaign", () => {
  const arm = { tickets: 1_000, shards: 10, codeFormat: "decimal-10" } as const;
  const order = Array.from({ length: 1_000 }, (_, index) => (index * 387) % 1_000);

  test("wake every shard first, and play no serial twice", () => {
    const rounds = [0, 1, 2].map((round) => serialsOfRound(arm, order, { round, rounds: 3, plays: 300 }));
    const all = rounds.flatMap(({ waking, measured }) => [...waking, ...measured]);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(3 * 310);
    for (const { waking } of rounds)
      expect(waking.map((serial) => serial % 10).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("are refused when there are not tickets for all of them", () => {
    expect(() => serialsOfRound(arm, order, { round: 2, rounds: 3, plays: 330 })).toThrow(RangeError);
  });
});
