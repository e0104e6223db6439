import { describe, expect, test } from "vitest";
import { type Demand, databaseCeiling, deploymentFor, type LocalFigures } from "./deployment.ts";

const local: LocalFigures = {
  cpuMsPerPlay: 0.25,
  winnersPerSecond: 20_000,
  bytesPerRedemption: { shards: 150, database: 500, mail: 500 },
};
const demand = (playsPerSecond: number, differs: Partial<Demand> = {}): Demand => ({
  playsPerSecond,
  perShard: 100,
  sessionReadsPerPlay: 0,
  ...differs,
});
const costOf = (of: ReturnType<typeof deploymentFor>, what: string) =>
  of.costs.find(({ price }) => price.what === what)?.dollars ?? Number.NaN;

describe("the shards of a deployed campaign", () => {
  test("are as many as its rate asks for, of those that a code's prefix can name", () => {
    expect(deploymentFor(demand(1_000), local).shards).toEqual({ needed: 10, chosen: 10 });
    expect(deploymentFor(demand(1_001), local).shards).toEqual({ needed: 11, chosen: 100 });
    expect(deploymentFor(demand(100_000, { perShard: 1_000 }), local).shards).toEqual({
      needed: 100,
      chosen: 100,
    });
  });

  test("are more than decimal codes name beyond a thousand", () => {
    expect(deploymentFor(demand(100_001), local).shards).toEqual({ needed: 1_001, chosen: null });
  });
});

describe("D1's share", () => {
  test("is a query's time for each drain, and each winner's", () => {
    // 100 drains of 1 ms and 10,000 of 20,000 winners.
    expect(deploymentFor(demand(10_000), local).database).toMatchObject({
      winnersShare: 0.6,
      sessionsShare: 0,
      databases: 1,
      levelAfterMinuteSeconds: 0,
    });
  });

  test("beyond one database is caught up after the peak, by what it lacked", () => {
    // 1,000 drains fill one database, 100,000 winners another five: 6 seconds' work each second, of which it does one.
    const { winnersShare, databases, levelAfterMinuteSeconds } = deploymentFor(
      demand(100_000),
      local,
    ).database;
    expect(winnersShare).toBeCloseTo(6);
    expect(databases).toBe(6);
    expect(levelAfterMinuteSeconds).toBeCloseTo(300);
  });

  test("is used up by players who are all new long before it is by winners", () => {
    const newPlayers = databaseCeiling({ perShard: 100, sessionReadsPerPlay: 1 }, local);
    const knownPlayers = databaseCeiling({ perShard: 100, sessionReadsPerPlay: 0 }, local);
    expect(newPlayers).toBeCloseTo(1 / (0.001 + 0.00001 + 0.00005));
    expect(knownPlayers).toBeCloseTo(1 / (0.00001 + 0.00005));
  });

  test("at the ceiling is all of one database", () => {
    const perShard = 100;
    const ceiling =
      Math.round(databaseCeiling({ perShard, sessionReadsPerPlay: 1 }, local) / perShard) * perShard;
    const { winnersShare, sessionsShare } = deploymentFor(
      demand(ceiling, { sessionReadsPerPlay: 1, perShard: ceiling / 10 }),
      local,
    ).database;
    expect(winnersShare + sessionsShare).toBeCloseTo(1, 1);
  });

  test("of its storage says how many plays it holds", () => {
    expect(deploymentFor(demand(1_000), local).database.playsStored).toBe(10_000_000);
  });
});

describe("money", () => {
  test("is the vendor's price for what a million plays take", () => {
    const at10k = deploymentFor(demand(10_000), local);
    expect(costOf(at10k, "Worker requests")).toBeCloseTo(0.3);
    expect(costOf(at10k, "Worker processor time")).toBeCloseTo(0.005);
    // 100 shards awake for 100 s, 0.128 GB each.
    expect(costOf(at10k, "Durable Object duration")).toBeCloseTo((100 * 100 * 0.128 * 12.5) / 1e6);
    // 10 for a winner, 7 for its mail, 4 for its having been sent.
    expect(costOf(at10k, "D1 rows written")).toBeCloseTo(21);
    expect(at10k.dollarsPerMillionPlays).toBeCloseTo(
      at10k.costs.reduce((sum, { dollars }) => sum + dollars, 0),
    );
  });

  test("for what shards do by the clock is the less the more they have to do, and never more than once a play", () => {
    const idle = deploymentFor(demand(1, { perShard: 0.01 }), local);
    const busy = deploymentFor(demand(100_000), local);
    expect(costOf(idle, "Durable Object rows written")).toBeCloseTo(2 + 2 + 1);
    expect(costOf(busy, "Durable Object rows written")).toBeCloseTo(2 + 2 * 0.01 + 0.002);
    expect(costOf(idle, "Durable Object duration")).toBeCloseTo(1.6);
  });

  test("is not reckoned from nothing", () => {
    expect(() => deploymentFor(demand(0), local)).toThrow(RangeError);
    expect(() => deploymentFor(demand(1), { ...local, winnersPerSecond: 0 })).toThrow(RangeError);
  });
});
