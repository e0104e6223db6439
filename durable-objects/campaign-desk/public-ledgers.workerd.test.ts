/** When a campaign's ledgers are public: not before each of them has its last row. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { bindings, createD1Tables, HEAD_OFFICE, openCampaign } from "../campaign.fixture.ts";
import { deskOf, shardOf } from "../objects.ts";
import { TicketShard } from "../ticket-shard/ticket-shard.ts";

beforeAll(createD1Tables);

const SHARD = 1;

/** Takes a method from the shard until it is evicted, as if it could not be reached. */
async function mute(slug: string, method: "sync" | "ledgerHead"): Promise<void> {
  await runInDurableObject(shardOf(bindings, slug, SHARD), (shard: TicketShard) => {
    shard[method] = () => {
      throw new Error("away");
    };
  });
}

describe("the ledgers of a campaign", () => {
  it("are not public while one shard does not know of the close", async () => {
    const { desk } = await openCampaign("not-heard");
    expect(await desk.ledgers()).toEqual({ kind: "not-public" });
    await mute("not-heard", "sync");
    await desk.changeState("closed", HEAD_OFFICE);
    expect(await desk.ledgers()).toEqual({ kind: "not-public" });
    await evictDurableObject(shardOf(bindings, "not-heard", SHARD));
    await runDurableObjectAlarm(desk);
    expect(await desk.ledgers()).toMatchObject({
      kind: "public",
      seed: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("are not public while stock is under way, though the seed is", async () => {
    const { desk, ledger } = await openCampaign("under-way");
    const follow = TicketShard.prototype.sync;
    const orders = vi.spyOn(TicketShard.prototype, "sync").mockImplementation(function (
      this: TicketShard,
      order,
    ) {
      if (!order.settings) throw new Error("away");
      return { ...follow.call(this, { ...order, transfers: [] }), moved: [] };
    });
    await desk.changeStock({ kind: "lower", prize: 0, count: 4 }, HEAD_OFFICE);
    await desk.changeState("closed", HEAD_OFFICE);
    expect((await desk.catalogue())?.seed).not.toBeNull();
    expect(await desk.ledgers()).toEqual({ kind: "not-public" });
    orders.mockRestore();
    await runDurableObjectAlarm(desk);
    const outcome = await desk.ledgers();
    const last = (await ledger(SHARD)).at(-1);
    expect(last?.kind).toBe("stock");
    expect(outcome.kind === "public" && outcome.heads[SHARD]).toEqual({ rows: last?.seq, hash: last?.hash });
  });

  it("are asked of the shards again after one did not answer, and of none once all have", async () => {
    const { desk } = await openCampaign("silent");
    await desk.changeState("closed", HEAD_OFFICE);
    await mute("silent", "ledgerHead");
    expect(await desk.ledgers()).toEqual({ kind: "unavailable" });
    await evictDurableObject(shardOf(bindings, "silent", SHARD));
    const outcome = await desk.ledgers();
    expect(outcome).toMatchObject({ kind: "public" });
    await mute("silent", "ledgerHead");
    expect(await desk.ledgers()).toEqual(outcome);
  });

  it("come with the account of the stock, which is as secret until then", async () => {
    const { desk } = await openCampaign("account");
    expect(await desk.stockAccount()).toBeNull();
    await desk.changeState("closed", HEAD_OFFICE);
    const events = await desk.stockAccount();
    expect(events?.[0]).toMatchObject({ kind: "raised" });
    const granted = events?.filter(({ kind }) => kind === "granted").length;
    expect(granted).toBeGreaterThan(0);
    expect(events?.filter(({ kind }) => kind === "settled").length).toBe(granted);
    expect(await deskOf(bindings, "nobody").stockAccount()).toBeNull();
  });

  it("are nobody's for a campaign that nobody created", async () => {
    expect(await deskOf(bindings, "nobody").ledgers()).toEqual({ kind: "no-campaign" });
  });
});
