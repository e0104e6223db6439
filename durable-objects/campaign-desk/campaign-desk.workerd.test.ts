/** The desk in the real runtime, with real shards to tell. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  bindings,
  createD1Tables,
  definitionOf,
  HEAD_OFFICE,
  openCampaign,
  prizeOf,
} from "../campaign.fixture.ts";
import { deskOf, shardOf } from "../objects.ts";
import type { TicketShard } from "../ticket-shard/ticket-shard.ts";
import { seedHashOf } from "./campaign-record.ts";
import type { PrizeBalance } from "./definition.ts";

beforeAll(createD1Tables);

const PAGE_BYTES = 4096; // SQLite's own unit
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ACTOR = { id: "alice", role: "ADMIN" } as const;

/** Makes a shard fail every order of the desk until it is evicted, as one that cannot be reached. */
async function mute(shard: DurableObjectStub<TicketShard>): Promise<void> {
  await runInDurableObject(shard, (instance: TicketShard) => {
    instance.sync = () => {
      throw new Error("away");
    };
  });
}

function expectEquation(balance: readonly PrizeBalance[]): void {
  for (const { stock, awarded, inShards, reserve, underWay } of balance) {
    expect(awarded + inShards + reserve + underWay).toBe(stock);
  }
}

describe("creating a campaign", () => {
  it("shares a million and a half tickets out exactly, in storage that does not grow with them", async () => {
    const bytesOf = async (slug: string, ticketCount: number, scale: number) => {
      const prizes = [600, 200, 100, 60, 40].map((share) => prizeOf(share * scale));
      const desk = deskOf(bindings, slug);
      const created = await desk.create(
        definitionOf(slug, { ticketCount, shardCount: 100, prizes }),
        HEAD_OFFICE,
      );
      expect(created.kind).toBe("created");
      const status = await desk.status();
      expect(status?.balance.map(({ inShards }) => inShards)).toEqual(prizes.map(({ stock }) => stock));
      expect(status?.settings.shardsBehind).toBe(0);
      const size = (_object: unknown, state: DurableObjectState) => state.storage.sql.databaseSize;
      const shards = await Promise.all(
        Array.from({ length: 100 }, (_, shard) => runInDurableObject(shardOf(bindings, slug, shard), size)),
      );
      return {
        desk: await runInDurableObject(desk, size),
        shards: shards.reduce((sum, bytes) => sum + bytes, 0),
      };
    };
    const large = await bytesOf("large", 1_500_000, 1_500);
    const small = await bytesOf("small", 1_000, 1);
    expect(large.shards).toBe(small.shards);
    expect(large.desk).toBeLessThanOrEqual(small.desk + PAGE_BYTES); // larger numbers have more digits, that is all
  });

  it("gives every shard exactly as many prizes as it has tickets", async () => {
    const desk = deskOf(bindings, "uneven");
    await desk.create(
      definitionOf("uneven", { ticketCount: 43, prizes: [prizeOf(26), prizeOf(13), prizeOf(4)] }),
      HEAD_OFFICE,
    );
    const held = await Promise.all(
      [0, 1, 2, 3].map((shard) => shardOf(bindings, "uneven", shard).progress([])),
    );
    expect(held.map(({ left }) => left.reduce((sum, units) => sum + units, 0))).toEqual([11, 11, 11, 10]);
  });

  it("happens once: a second creation changes nothing", async () => {
    const campaign = await openCampaign("once");
    expect(await campaign.desk.create(definitionOf("once", { ticketCount: 1_000 }), HEAD_OFFICE)).toEqual({
      kind: "exists",
    });
    expect((await campaign.desk.catalogue())?.ticketCount).toBe(40);
  });

  it("is refused with a reason when the definition contradicts itself", async () => {
    const batches = [{ label: "Nice", firstSerial: 0, lastSerial: 40, status: "active" }] as const;
    const outcome = await deskOf(bindings, "wrong").create(definitionOf("wrong", { batches }), HEAD_OFFICE);
    expect(outcome).toMatchObject({ kind: "invalid" });
    expect(await deskOf(bindings, "wrong").catalogue()).toBeNull();
  });

  it("is the first thing a desk stores: asking for a campaign that nobody created writes nothing", async () => {
    const desk = deskOf(bindings, "nobody-created");
    expect(await desk.catalogue()).toBeNull();
    expect(await desk.status()).toBeNull();
    const tables = await runInDurableObject(desk, (_desk, state) =>
      state.storage.sql
        .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
        .toArray(),
    );
    expect(tables).toEqual([]);
  });
});

describe("the state of a campaign", () => {
  it("reaches every shard before the change is answered, and survives an eviction of the desk", async () => {
    const campaign = await openCampaign("paused");
    await campaign.desk.changeState("paused", HEAD_OFFICE);
    for (const serial of [0, 1, 2, 3]) {
      expect(await campaign.redeem(serial)).toEqual({ kind: "campaign-not-active", why: "paused" });
    }
    await evictDurableObject(campaign.desk);
    expect((await campaign.desk.catalogue())?.state).toBe("paused");
    await campaign.desk.changeState("open", HEAD_OFFICE);
    expect((await campaign.redeem(0)).kind).toBe("won");
  });

  it("reaches a shard that was away although the alarm was given up, once anybody wakes the desk", async () => {
    const campaign = await openCampaign("alarm-lost", { claimUntil: Date.now() + 60 * DAY_MS });
    await mute(shardOf(bindings, "alarm-lost", 1));
    await campaign.desk.changeState("paused", HEAD_OFFICE);
    await runInDurableObject(campaign.desk, (_desk, state) => state.storage.deleteAlarm());
    await evictDurableObject(campaign.desk);
    await evictDurableObject(shardOf(bindings, "alarm-lost", 1));
    expect((await campaign.desk.catalogue())?.state).toBe("paused");
    const alarmAt = await runInDurableObject(campaign.desk, (_desk, state) => state.storage.getAlarm());
    expect(alarmAt).toBeLessThan(Date.now() + MINUTE_MS); // not the one of the reminders, which is weeks away
    await runDurableObjectAlarm(campaign.desk);
    expect(await campaign.redeem(1)).toEqual({ kind: "campaign-not-active", why: "paused" });
  });

  it("follows the dates", async () => {
    const campaign = await openCampaign("dated");
    const now = Date.now();
    await campaign.desk.changeDates(
      {
        opensAt: now + 60_000,
        closesAt: now + 120_000,
        claimUntil: now + 120_000,
      },
      HEAD_OFFICE,
    );
    expect(await campaign.redeem(0)).toEqual({ kind: "campaign-not-active", why: "not-yet-open" });
    await campaign.desk.changeDates(
      { opensAt: now - 120_000, closesAt: now - 60_000, claimUntil: now },
      HEAD_OFFICE,
    );
    expect(await campaign.redeem(0)).toEqual({ kind: "campaign-not-active", why: "over" });
  });

  it("never leads back from closed", async () => {
    const campaign = await openCampaign("closed");
    await campaign.desk.changeState("closed", HEAD_OFFICE);
    expect(await campaign.desk.changeState("open", HEAD_OFFICE)).toEqual({
      kind: "not-allowed",
      from: "closed",
      to: "open",
    });
    expect(await campaign.redeem(0)).toEqual({ kind: "campaign-not-active", why: "closed" });
  });

  it("publishes the seed's hash from the start and the seed only at the close", async () => {
    const campaign = await openCampaign("sealed");
    expect(campaign.catalogue.seedHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await campaign.desk.catalogue())?.seed).toBeNull();
    await campaign.desk.changeState("closed", HEAD_OFFICE);
    const seed = (await campaign.desk.catalogue())?.seed ?? "";
    expect(seedHashOf(seed)).toBe(campaign.catalogue.seedHash);
  });

  it("keeps the seed published whatever is changed after the close, and changes no stock any more", async () => {
    const campaign = await openCampaign("stays-open-book");
    await campaign.desk.changeState("closed", HEAD_OFFICE);
    await mute(shardOf(bindings, "stays-open-book", 2));
    await campaign.desk.changeState("archived", HEAD_OFFICE);
    const status = await campaign.desk.status();
    expect(status?.settings.shardsBehind).toBe(1);
    expect(status?.catalogue.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(await campaign.desk.changeStock({ kind: "raise", prize: 0, count: 1 }, HEAD_OFFICE)).toMatchObject(
      {
        kind: "invalid",
      },
    );
  });

  it("keeps the seed to itself while a shard has not heard of the close", async () => {
    const campaign = await openCampaign("late-shard");
    await mute(shardOf(bindings, "late-shard", 1));
    await campaign.desk.changeState("closed", HEAD_OFFICE);
    expect((await campaign.desk.catalogue())?.seed).toBeNull();
    await evictDurableObject(shardOf(bindings, "late-shard", 1));
    expect(await runDurableObjectAlarm(campaign.desk)).toBe(true);
    expect((await campaign.desk.catalogue())?.seed).not.toBeNull();
  });

  it("is told to a late shard by an alarm that further changes do not push ahead", async () => {
    const campaign = await openCampaign("busy-desk");
    await mute(shardOf(bindings, "busy-desk", 1));
    const alarm = () => runInDurableObject(campaign.desk, (_desk, state) => state.storage.getAlarm());
    await campaign.desk.changeState("paused", HEAD_OFFICE);
    const first = await alarm();
    expect(first).not.toBeNull();
    await vi.waitUntil(() => Date.now() > (first ?? 0) - 1_900); // the clock has moved since it was set
    await campaign.desk.changeStock({ kind: "raise", prize: 0, count: 8 }, HEAD_OFFICE);
    expect(await alarm()).toBe(first);
  });

  it("stops the codes of a revoked batch, and only those", async () => {
    const batches = [
      { label: "Nice", firstSerial: 0, lastSerial: 19, status: "active" },
      { label: "Lyon", firstSerial: 20, lastSerial: 39, status: "active" },
    ] as const;
    const campaign = await openCampaign("revoked", { batches });
    const [nice] = campaign.catalogue.batches;
    expect(
      await campaign.desk.changeBatch({ batchId: nice?.id ?? "", status: "revoked" }, ACTOR),
    ).toMatchObject({ kind: "changed" });
    expect(await campaign.redeem(3)).toEqual({ kind: "batch-not-active", status: "revoked" });
    expect((await campaign.redeem(23)).kind).toBe("won");
    expect(await campaign.desk.changeBatch({ batchId: "no-such-batch", status: "active" }, ACTOR)).toEqual({
      kind: "no-batch",
    });
  });
});

describe("stock that changes during play", () => {
  it("is raised everywhere at once, lowered out of the shards, and moved between them", async () => {
    const campaign = await openCampaign("changing");
    await Promise.all([0, 1, 2, 3, 4, 5].map((serial) => campaign.redeem(serial)));
    expect(await campaign.desk.changeStock({ kind: "raise", prize: 2, count: 10 }, HEAD_OFFICE)).toEqual({
      kind: "applied",
      asked: 10,
      done: 10,
      pending: 0,
    });
    expect(await campaign.desk.changeStock({ kind: "lower", prize: 0, count: 9 }, HEAD_OFFICE)).toEqual({
      kind: "applied",
      asked: 9,
      done: 9,
      pending: 0,
    });
    const moved = await campaign.desk.changeStock(
      {
        kind: "move",
        prize: 1,
        count: 2,
        fromShard: 0,
        toShard: 3,
      },
      HEAD_OFFICE,
    );
    expect(moved).toMatchObject({ kind: "applied", asked: 2, pending: 0 });
    const balance = await campaign.balance();
    expect(balance.map(({ stock }) => stock)).toEqual([15, 12, 14]);
    expectEquation(balance);
  });

  it("is lowered by what is left when more was won meanwhile, and says so", async () => {
    const campaign = await openCampaign("over-lowered", { prizes: [prizeOf(40)] });
    await Promise.all(Array.from({ length: 30 }, (_, serial) => campaign.redeem(serial)));
    expect(await campaign.desk.changeStock({ kind: "lower", prize: 0, count: 25 }, HEAD_OFFICE)).toEqual({
      kind: "applied",
      asked: 25,
      done: 10,
      pending: 0,
    });
    expect(await campaign.redeem(35)).toEqual({ kind: "no-prize-left" });
    expect((await campaign.balance())[0]).toEqual({
      ordinal: 0,
      stock: 30,
      awarded: 30,
      inShards: 0,
      reserve: 0,
      underWay: 0,
    });
  });

  it("comes to a shard that ran dry from the shards that have some, down to the last unit anywhere", async () => {
    const campaign = await openCampaign("dry", { prizes: [prizeOf(8)] });
    const own = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36]; // ten tickets of shard 0, which starts with two prizes
    const outcomes = await Promise.all(own.map((serial) => campaign.redeem(serial)));
    expect(outcomes.filter(({ kind }) => kind === "won")).toHaveLength(8);
    expect(outcomes.filter(({ kind }) => kind === "no-prize-left")).toHaveLength(2);
    expect((await campaign.redeem(1)).kind).toBe("no-prize-left");
    expect((await campaign.balance())[0]).toEqual({
      ordinal: 0,
      stock: 8,
      awarded: 8,
      inShards: 0,
      reserve: 0,
      underWay: 0,
    });
  });

  // Promise 4: the question of a dry shard may come after the last unit did, and that unit is still to be given away.
  it("is not said to be gone while the shard that asks holds the last unit, or may hold it and does not answer", async () => {
    const campaign = await openCampaign("crossing", { prizes: [prizeOf(1)] });
    expect(await campaign.desk.restock(0)).toBe("granted");
    await mute(shardOf(bindings, "crossing", 0));
    expect(await campaign.desk.restock(0)).toBe("unavailable");
    await evictDurableObject(shardOf(bindings, "crossing", 0));
    expect((await campaign.redeem(0)).kind).toBe("won");
    expect(await campaign.desk.restock(0)).toBe("none-left");
  });

  it("comes past a shard that does not answer, and leaves one claim with it however many ask", async () => {
    const campaign = await openCampaign("donor-away", { prizes: [prizeOf(16)] });
    await campaign.desk.changeStock(
      { kind: "move", prize: 0, count: 4, fromShard: 2, toShard: 1 },
      HEAD_OFFICE,
    ); // 1 is the fullest
    await mute(shardOf(bindings, "donor-away", 1));
    const own = [0, 4, 8, 12, 16, 20, 24, 28, 32, 36];
    const outcomes = await Promise.all(own.map((serial) => campaign.redeem(serial)));
    expect(outcomes.filter(({ kind }) => kind === "won")).toHaveLength(8); // its own four and shard 3's four
    expect(outcomes.filter(({ kind }) => kind === "unavailable")).toHaveLength(2); // shard 1 has eight, and is away
    const claims = await runInDurableObject(campaign.desk, (_desk, state) =>
      state.storage.sql
        .exec("SELECT count(*) AS n FROM stock_event WHERE body->>'kind' = 'claimed' AND body->>'shard' = 1")
        .one(),
    );
    expect(claims).toEqual({ n: 1 });
    await evictDurableObject(shardOf(bindings, "donor-away", 1));
    for (const serial of own) await campaign.redeem(serial);
    expect((await campaign.balance())[0]).toMatchObject({ awarded: 10, inShards: 6, underWay: 0 });
  });

  it("lets a refused ticket win after all once stock is raised", async () => {
    const campaign = await openCampaign("raised-again", { prizes: [prizeOf(0)] });
    expect(await campaign.redeem(0)).toEqual({ kind: "no-prize-left" });
    await campaign.desk.changeStock({ kind: "raise", prize: 0, count: 1 }, HEAD_OFFICE);
    expect((await campaign.redeem(3)).kind).toBe("won");
  });

  it("refuses changes that name no prize, no shard or no count", async () => {
    const { desk } = await openCampaign("misnamed");
    expect(await desk.changeStock({ kind: "raise", prize: 3, count: 1 }, HEAD_OFFICE)).toMatchObject({
      kind: "invalid",
    });
    expect(await desk.changeStock({ kind: "lower", prize: 0, count: 0.5 }, HEAD_OFFICE)).toMatchObject({
      kind: "invalid",
    });
    expect(
      await desk.changeStock({ kind: "move", prize: 0, count: 1, fromShard: 0, toShard: 4 }, HEAD_OFFICE),
    ).toMatchObject({ kind: "invalid" });
    expect(
      await desk.changeStock({ kind: "move", prize: 0, count: 1, fromShard: 1, toShard: 1 }, HEAD_OFFICE),
    ).toMatchObject({ kind: "invalid" });
  });
});
