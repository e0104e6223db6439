/** Prizes that come and go while the campaign runs, with real shards. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import type { OpenCampaign } from "../campaign.fixture.ts";
import { bindings, createD1Tables, HEAD_OFFICE, openCampaign, prizeOf } from "../campaign.fixture.ts";
import { shardOf } from "../objects.ts";
import { replayLedger } from "../ticket-shard/replay.ts";
import type { TicketShard } from "../ticket-shard/ticket-shard.ts";
import type { NewPrize, PrizeFigures, PrizeOutcome } from "./definition.ts";

beforeAll(createD1Tables);

const { stock: _stock, ...WORDING } = prizeOf(0);

function newPrize(stock: number, changes: Partial<NewPrize> = {}): NewPrize {
  return { ...WORDING, stock, ...changes };
}

/** Makes a shard fail what the desk asks of it until it is evicted, as one that cannot be reached. */
async function silence(slug: string, shard: number, ...methods: ("sync" | "progress")[]): Promise<void> {
  await runInDurableObject(shardOf(bindings, slug, shard), (instance: TicketShard) => {
    for (const method of methods) {
      instance[method] = () => {
        throw new Error("away");
      };
    }
  });
}

function changed(outcome: PrizeOutcome): Extract<PrizeOutcome, { kind: "changed" }> {
  if (outcome.kind !== "changed") throw new Error(`not changed: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function figures({ desk }: OpenCampaign): Promise<readonly PrizeFigures[]> {
  const outcome = await desk.prizes();
  if (outcome.kind !== "read") throw new Error(`not read: ${outcome.kind}`);
  return outcome.figures;
}

async function expectEquation(campaign: OpenCampaign): Promise<void> {
  for (const { stock, awarded, inShards, reserve, underWay } of await campaign.balance()) {
    expect(awarded + inShards + reserve + underWay).toBe(stock);
  }
}

function idOf({ catalogue }: OpenCampaign, ordinal: number): string {
  return catalogue.prizes[ordinal]?.id ?? "";
}

async function playAll(campaign: OpenCampaign, serials: readonly number[]): Promise<string[]> {
  const outcomes = await Promise.all(serials.map((serial) => campaign.redeem(serial)));
  return outcomes.map((outcome) => (outcome.kind === "won" ? `${outcome.prize}` : outcome.kind));
}

function serials(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

describe("a prize that is added while the campaign is open", () => {
  it("can be won at once, survives an eviction, and leaves ledgers that can be replayed", async () => {
    const campaign = await openCampaign("grown", { prizes: [prizeOf(4)], drawMode: "probability" });
    await playAll(campaign, serials(0, 4));
    const { prize, figures: standing } = changed(
      await campaign.desk.addPrize(newPrize(36, { oddsPpm: 500_000 }), HEAD_OFFICE, null),
    );
    expect(prize).toMatchObject({ ordinal: 1, isActive: true });
    expect(standing).toEqual({ ordinal: 1, left: 36, awarded: 0 });
    for (const shard of [0, 1, 2, 3]) await evictDurableObject(shardOf(bindings, "grown", shard));
    await evictDurableObject(campaign.desk);
    expect(await playAll(campaign, serials(4, 40))).toEqual(serials(4, 40).map(() => "1"));
    await expectEquation(campaign);
    expect((await figures(campaign))[1]).toEqual({ ordinal: 1, left: 0, awarded: 36 });
    await campaign.desk.changeState("closed", HEAD_OFFICE);
    const seed = (await campaign.desk.catalogue())?.seed ?? "";
    for (const shardIndex of [0, 1, 2, 3]) {
      const shard = { campaign: "grown", shardIndex, shardCount: 4, ticketCount: 40 };
      expect(replayLedger(shard, seed, await campaign.ledger(shardIndex))).toMatchObject({
        kind: "sound",
        awarded: [1, 9],
      });
    }
  });

  it("is one prize however often the same key comes", async () => {
    const campaign = await openCampaign("keyed");
    const first = changed(await campaign.desk.addPrize(newPrize(5), HEAD_OFFICE, "key"));
    await evictDurableObject(campaign.desk);
    const again = changed(await campaign.desk.addPrize(newPrize(5), HEAD_OFFICE, "key"));
    expect([again.prize, again.figures]).toEqual([first.prize, first.figures]);
    expect((await campaign.balance()).map(({ stock }) => stock)).toEqual([24, 12, 4, 5]);
    expect(Object.keys((await campaign.desk.catalogue()) ?? {})).not.toContain("additions");
  });

  it("reaches a shard that could not be reached, with the settings that name it", async () => {
    const campaign = await openCampaign("late-to-hear", { prizes: [prizeOf(0)] });
    await silence("late-to-hear", 1, "sync");
    changed(await campaign.desk.addPrize(newPrize(8), HEAD_OFFICE, null));
    expect(await playAll(campaign, serials(4, 5))).toEqual(["1"]);
    await evictDurableObject(shardOf(bindings, "late-to-hear", 1));
    expect(await runDurableObjectAlarm(campaign.desk)).toBe(true);
    expect(await playAll(campaign, [1, 5, 9])).toEqual(["1", "1", "1"]);
    await expectEquation(campaign);
  });
});

describe("a prize that is withdrawn while the campaign is open", () => {
  it("is won no more while others are, and comes back as much as it was", async () => {
    const campaign = await openCampaign("withdrawn", { prizes: [prizeOf(20), prizeOf(20)] });
    await playAll(campaign, serials(0, 8));
    const [before] = await figures(campaign);
    expect((await campaign.desk.deactivatePrize(idOf(campaign, 0), HEAD_OFFICE)).kind).toBe("changed");
    expect((await campaign.balance())[0]).toMatchObject({ stock: before?.awarded, inShards: 0, reserve: 0 });
    expect(new Set(await playAll(campaign, serials(8, 20)))).toEqual(new Set(["1"]));
    const version = (await campaign.desk.catalogue())?.version;
    expect((await campaign.desk.deactivatePrize(idOf(campaign, 0), HEAD_OFFICE)).kind).toBe("changed");
    expect((await campaign.desk.catalogue())?.version).toBe(version); // twice is once
    expect((await figures(campaign))[0]).toEqual(before);

    await evictDurableObject(campaign.desk);
    const back = changed(await campaign.desk.editPrize(idOf(campaign, 0), { isActive: true }, HEAD_OFFICE));
    expect(back.figures).toEqual(before);
    const outcomes = await playAll(campaign, serials(20, 40));
    expect(outcomes).toContain("0");
    expect(outcomes).not.toContain("no-prize-left");
    await expectEquation(campaign);
  });

  it("is withdrawn in the midst of plays, and nobody is refused while another prize is left", async () => {
    const campaign = await openCampaign("midst", { prizes: [prizeOf(40), prizeOf(40)] });
    const plays = playAll(campaign, serials(0, 40));
    const orders = Promise.all([
      campaign.desk.deactivatePrize(idOf(campaign, 0), HEAD_OFFICE),
      campaign.desk.addPrize(newPrize(6), HEAD_OFFICE, null),
    ]);
    expect(await plays).not.toContain("no-prize-left");
    await orders;
    await expectEquation(campaign);
    const [withdrawn] = await campaign.balance();
    expect(withdrawn?.stock).toBe(withdrawn?.awarded);
  });

  it("goes from a silent shard as soon as that can be reached, though orders that need its word are refused", async () => {
    const campaign = await openCampaign("silent", { prizes: [prizeOf(20), prizeOf(20)] });
    await silence("silent", 2, "sync", "progress");
    expect((await campaign.desk.deactivatePrize(idOf(campaign, 0), HEAD_OFFICE)).kind).toBe("changed");
    expect(await campaign.desk.prizes()).toEqual({ kind: "unavailable" });
    expect(await campaign.desk.editPrize(idOf(campaign, 1), { stock: 3 }, HEAD_OFFICE)).toEqual({
      kind: "unavailable",
    });
    const overdue = await campaign.desk.recentStatus();
    expect(overdue).toMatchObject({ status: null, isOverdue: true });
    await evictDurableObject(shardOf(bindings, "silent", 2));
    expect(await runDurableObjectAlarm(campaign.desk)).toBe(true);
    expect((await campaign.balance()).map(({ stock }) => stock)).toEqual([0, 20]);
    expect((await figures(campaign)).map(({ left }) => left)).toEqual([20, 20]);
  });

  it("takes no stock by another door", async () => {
    const campaign = await openCampaign("locked");
    await campaign.desk.deactivatePrize(idOf(campaign, 0), HEAD_OFFICE);
    expect(await campaign.desk.changeStock({ kind: "raise", prize: 0, count: 1 }, HEAD_OFFICE)).toMatchObject(
      {
        kind: "invalid",
      },
    );
  });
});

describe("a prize that is changed", () => {
  it("has as much left as is stated, whatever was won before", async () => {
    const campaign = await openCampaign("stated", { prizes: [prizeOf(12), prizeOf(28)] });
    await playAll(campaign, serials(0, 10));
    const awarded = (await figures(campaign))[0]?.awarded ?? 0;
    for (const stock of [30, 2, 2]) {
      const outcome = changed(await campaign.desk.editPrize(idOf(campaign, 0), { stock }, HEAD_OFFICE));
      expect(outcome.figures).toEqual({ ordinal: 0, left: stock, awarded });
      expect((await campaign.balance())[0]?.stock).toBe(awarded + stock);
    }
    await expectEquation(campaign);
  });

  it("is nobody's when the id is not known, and nothing where there is no campaign", async () => {
    const { desk } = await openCampaign("unknown-prize");
    expect(await desk.editPrize("nothing", {}, HEAD_OFFICE)).toEqual({ kind: "no-prize" });
    expect(await desk.deactivatePrize("nothing", HEAD_OFFICE)).toEqual({ kind: "no-prize" });
    const nowhere = bindings.CAMPAIGN_DESK.getByName("no-campaign-here");
    for (const outcome of [
      await nowhere.prizes(),
      await nowhere.addPrize(newPrize(1), HEAD_OFFICE, null),
      await nowhere.editPrize("x", {}, HEAD_OFFICE),
      await nowhere.deactivatePrize("x", HEAD_OFFICE),
    ]) {
      expect(outcome).toEqual({ kind: "no-campaign" });
    }
  });
});

it("a campaign stored by an earlier version reads as it was, its prizes active", async () => {
  const campaign = await openCampaign("older");
  const now = await campaign.desk.catalogue();
  await runInDurableObject(campaign.desk, (_desk, state) => {
    state.storage.sql.exec("UPDATE campaign SET body = json_remove(body, '$.withdrawals', '$.additions')");
    for (const ordinal of [0, 1, 2]) {
      const [active, created] = [`$.prizes[${ordinal}].isActive`, `$.prizes[${ordinal}].createdAt`];
      state.storage.sql.exec("UPDATE campaign SET body = json_remove(body, ?, ?)", active, created);
    }
    state.storage.sql.exec("UPDATE stock_event SET at = 1234");
  });
  await evictDurableObject(campaign.desk);
  const prizes = now?.prizes.map((prize) => ({ ...prize, createdAt: 1234 }));
  expect(await campaign.desk.catalogue()).toEqual({ ...now, prizes });
  expect((await campaign.desk.deactivatePrize(idOf(campaign, 0), HEAD_OFFICE)).kind).toBe("changed");
});

it("the status for anyone is read once in a while, and holds the balance", async () => {
  const campaign = await openCampaign("watched");
  const first = await campaign.desk.recentStatus();
  expect(first).toMatchObject({
    isOverdue: false,
    status: { redemptions: 0, catalogue: { slug: "watched" } },
  });
  await playAll(campaign, [0]);
  expect((await campaign.desk.recentStatus()).status?.redemptions).toBe(0);
  expect((await campaign.desk.status())?.redemptions).toBe(1);
});
