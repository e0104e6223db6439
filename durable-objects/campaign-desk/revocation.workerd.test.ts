/** Revoking a batch, in the real runtime with as many shards as the demo has. */

import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { bindings, createD1Tables, openCampaign, prizeOf } from "../campaign.fixture.ts";
import { shardOf } from "../objects.ts";
import type { TicketShard } from "../ticket-shard/ticket-shard.ts";
import type { SyncReport } from "../ticket-shard/transfers.ts";

beforeAll(createD1Tables);

const ACTOR = { id: "alice", role: "ADMIN" } as const;
const SHARDS = 100;
const TICKETS = 1_000;
const REVOKED = { kind: "batch-not-active", status: "revoked" };
/** A busy machine may stand still for seconds; only a test that fails waits so long. */
const PATIENT = { timeout: 20_000, interval: 20 };

async function stolen(slug: string) {
  const batches = [{ label: "Nice", firstSerial: 0, lastSerial: TICKETS - 1, status: "active" }] as const;
  const size = { ticketCount: TICKETS, shardCount: SHARDS, prizes: [prizeOf(TICKETS)] };
  const campaign = await openCampaign(slug, { ...size, batches });
  const batchId = campaign.catalogue.batches[0]?.id ?? "";
  return { ...campaign, revoke: () => campaign.desk.changeBatch({ batchId, status: "revoked" }, ACTOR) };
}

/** Makes a shard take the desk's orders in another way. @returns what lets it take them as ever */
async function withSync(
  slug: string,
  shard: number,
  other: (real: () => SyncReport) => SyncReport | Promise<SyncReport>,
): Promise<() => void> {
  return runInDurableObject(shardOf(bindings, slug, shard), (instance: TicketShard) => {
    // Calls reach what the class has, not what an instance was given.
    const shared = Object.getPrototypeOf(instance) as TicketShard;
    const { sync } = shared;
    shared.sync = function (this: TicketShard, order) {
      const real = () => sync.call(this, order);
      return (this === instance ? other(real) : real()) as SyncReport;
    };
    return () => {
      shared.sync = sync;
    };
  });
}

describe("the codes of a revoked batch", () => {
  it("play nowhere any more once the order is answered", async () => {
    const campaign = await stolen("stolen");
    expect(await campaign.revoke()).toMatchObject({ kind: "changed", shardsBehind: 0 });
    const serials = Array.from({ length: SHARDS }, (_, shard) => shard);
    for (const outcome of await Promise.all(serials.map((serial) => campaign.redeem(serial))))
      expect(outcome).toEqual(REVOKED);
  });

  it("do not play in a shard that was evicted meanwhile", async () => {
    const campaign = await stolen("evicted");
    expect((await campaign.redeem(7)).kind).toBe("won");
    await evictDurableObject(shardOf(bindings, "evicted", 7));
    await campaign.revoke();
    expect(await campaign.redeem(107)).toEqual(REVOKED);
    await evictDurableObject(shardOf(bindings, "evicted", 7));
    expect(await campaign.redeem(207)).toEqual(REVOKED);
  });

  it("stop in a shard that was out of reach for a moment, before any alarm, and the answer says it is behind", async () => {
    const campaign = await stolen("away");
    const comeBack = await withSync("away", 7, () => {
      throw new Error("away");
    });
    expect(await campaign.revoke()).toMatchObject({ kind: "changed", shardsBehind: 1 });
    expect(await campaign.redeem(8)).toEqual(REVOKED);
    expect((await campaign.redeem(7)).kind).toBe("won"); // it cannot know yet
    // The desk's own next attempt is to do it: its alarm would be two seconds late.
    await runInDurableObject(campaign.desk, (_desk, state) => state.storage.deleteAlarm());
    comeBack();
    await vi.waitUntil(async () => (await campaign.redeem(107)).kind === "batch-not-active", PATIENT);
  });

  it("stop in all shards while some say nothing", async () => {
    const campaign = await stolen("silent");
    const silent = [0, 1, 2];
    const speakUp: (() => void)[] = [];
    const answers = new Map<number, () => void>();
    for (const shard of silent) {
      const onceReleased = (real: () => SyncReport) =>
        new Promise<SyncReport>((resolve) => answers.set(shard, () => resolve(real())));
      speakUp.push(await withSync("silent", shard, onceReleased));
    }
    const answer = campaign.revoke();
    let isAnswered = false;
    answer.then(() => {
      isAnswered = true;
    });
    await vi.waitUntil(async () => {
      const others = Array.from({ length: SHARDS - 3 }, (_, shard) => campaign.redeem(shard + 3));
      return (await Promise.all(others)).every(
        ({ kind }) => kind === "batch-not-active" || kind === "already-used",
      );
    }, PATIENT);
    expect(isAnswered).toBe(false); // the silent ones are still waited for
    for (const shard of silent)
      await runInDurableObject(shardOf(bindings, "silent", shard), () => answers.get(shard)?.());
    expect(await answer).toMatchObject({ kind: "changed", shardsBehind: 0 });
    expect(await campaign.redeem(100)).toEqual(REVOKED);
    for (const one of speakUp.reverse()) one();
  });
});

describe("how many of a range were played", () => {
  it("is counted over every shard, at its very ends", async () => {
    const campaign = await stolen("counted");
    for (const serial of [99, 100, 150, 199, 200]) await campaign.redeem(serial);
    const ranges = [
      { firstSerial: 100, lastSerial: 199 },
      { firstSerial: 0, lastSerial: 999 },
      { firstSerial: 300, lastSerial: 400 },
    ];
    expect(await campaign.desk.playedIn(ranges)).toEqual([3, 5, 0]);
  });
});
