/** What the platform does to objects while they work: evicted, aborted, their alarm lost. Real objects, real storage. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  bindings,
  createD1Tables,
  HEAD_OFFICE,
  type OpenCampaign,
  openCampaign,
  prizeOf,
} from "./campaign.fixture.ts";
import { ALARM_LATE_MS } from "./lost-alarm.ts";
import { shardOf } from "./objects.ts";
import { replayLedger } from "./ticket-shard/replay.ts";

beforeAll(createD1Tables);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const TICKETS = 400;
const SHARDS = 4;
const SERIALS_OF_SHARD_0 = Array.from({ length: TICKETS / SHARDS }, (_, index) => index * SHARDS);
/** In how many pieces the plays come: between any two of them the object is struck. */
const WAVES = 10;

/** The ticket told of, or undefined when the call broke: its player does not know. */
async function told(campaign: OpenCampaign, serial: number): Promise<string | undefined> {
  const outcome = await campaign.redeem(serial, "ada", `key-${serial}`).catch(() => undefined);
  if (outcome && outcome.kind !== "won") throw new Error(`serial ${serial}: ${outcome.kind}`);
  return outcome?.ticketId;
}

/** Plays every ticket of shard 0, in waves that are under way when the blow falls; what was told, and how many broke. */
async function playUnder(campaign: OpenCampaign, blow: () => Promise<unknown>) {
  const first = new Map<number, string>();
  const broken: number[] = [];
  const size = SERIALS_OF_SHARD_0.length / WAVES;
  for (let wave = 0; wave < WAVES; wave++) {
    const serials = SERIALS_OF_SHARD_0.slice(wave * size, (wave + 1) * size);
    const plays = serials.map(async (serial) => {
      const ticketId = await told(campaign, serial);
      if (ticketId === undefined) broken.push(serial);
      else first.set(serial, ticketId);
    });
    await Promise.all([...plays, blow()]);
  }
  return { first, broken };
}

async function level(campaign: OpenCampaign): Promise<void> {
  await vi.waitFor(async () => expect((await campaign.desk.status())?.outbox.depth).toBe(0), {
    timeout: 20_000,
  });
}

/** All was told once, is stored once as it was told, is in D1, and replays from the seed. */
async function expectSound(slug: string, campaign: OpenCampaign, first: ReadonlyMap<number, string>) {
  const again = new Map<number, string | undefined>();
  for (const serial of SERIALS_OF_SHARD_0) again.set(serial, await told(campaign, serial));
  for (const [serial, ticketId] of first) expect(again.get(serial)).toBe(ticketId);
  const ledger = await campaign.ledger(0);
  const serials = ledger.flatMap((row) => (row.kind === "redemption" ? [row.serial] : []));
  expect(serials.toSorted((a, b) => a - b)).toEqual(SERIALS_OF_SHARD_0);
  await level(campaign);
  const { results } = await bindings.DB.prepare("SELECT id FROM winners WHERE campaign = ?").bind(slug).all();
  expect(results.map(({ id }) => id).sort()).toEqual([...again.values()].sort());
  for (const { stock, awarded, inShards, reserve, underWay } of await campaign.balance())
    expect(awarded + inShards + reserve + underWay).toBe(stock);
  await campaign.desk.changeState("closed", HEAD_OFFICE);
  const seed = (await campaign.desk.catalogue())?.seed ?? "";
  const place = { campaign: slug, shardIndex: 0, shardCount: SHARDS, ticketCount: TICKETS };
  expect(replayLedger(place, seed, await campaign.ledger(0))).toMatchObject({ kind: "sound" });
}

const prizes = [prizeOf(240), prizeOf(120), prizeOf(40)];
const definition = { ticketCount: TICKETS, shardCount: SHARDS, prizes };

describe("a shard in the midst of plays", () => {
  it("may be evicted again and again: each ticket is won once, as it was told", async () => {
    const campaign = await openCampaign("evictions", definition);
    const { first } = await playUnder(campaign, () => evictDurableObject(shardOf(bindings, "evictions", 0)));
    expect(first.size).toBeGreaterThan(0);
    await expectSound("evictions", campaign, first);
  });

  it("may be aborted again and again: what was told stays, what broke is settled by its key", async () => {
    const campaign = await openCampaign("aborts", definition);
    const { first, broken } = await playUnder(campaign, () =>
      runInDurableObject(shardOf(bindings, "aborts", 0), (_shard, state) => state.abort("a fault")).catch(
        () => undefined,
      ),
    );
    expect(broken.length).toBeGreaterThan(0); // or the aborts hit nothing
    await expectSound("aborts", campaign, first);
  });

  it("may fail to write: every play of that turn breaks, none is told, and the next finds the whole ledger", async () => {
    const campaign = await openCampaign("no-write", definition);
    await runInDurableObject(shardOf(bindings, "no-write", 0), (_shard, state) => {
      state.storage.sql.exec(
        "CREATE TRIGGER no_write BEFORE INSERT ON redemption BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
      );
    });
    const answers = await Promise.all(
      SERIALS_OF_SHARD_0.slice(0, 10).map((serial) => told(campaign, serial)),
    );
    expect(answers.filter((ticketId) => ticketId !== undefined)).toEqual([]);
    await runInDurableObject(shardOf(bindings, "no-write", 0), (_shard, state) => {
      state.storage.sql.exec("DROP TRIGGER no_write");
    });
    expect((await campaign.ledger(0)).filter(({ kind }) => kind === "redemption")).toEqual([]);
    await expectSound("no-write", campaign, new Map());
  });
});

/** D1 refuses this campaign's winners. */
function refuseWinners(slug: string) {
  return bindings.DB.exec(
    `CREATE TRIGGER "refuse ${slug}" BEFORE INSERT ON winners WHEN NEW.campaign = '${slug}' BEGIN SELECT RAISE(ABORT, 'down'); END`,
  );
}

function takeWinners(slug: string) {
  return bindings.DB.exec(`DROP TRIGGER "refuse ${slug}"`);
}

function alarmOf(slug: string): Promise<number | null> {
  return runInDurableObject(shardOf(bindings, slug, 0), (_shard, state) => state.storage.getAlarm());
}

/** The platform gives up an alarm: it is gone, and the object is not told. */
async function loseAlarm(slug: string): Promise<void> {
  expect(await alarmOf(slug)).not.toBeNull(); // or there was none to lose
  await runInDurableObject(shardOf(bindings, slug, 0), (_shard, state) => state.storage.deleteAlarm());
  expect(await alarmOf(slug)).toBeNull();
}

async function behind(campaign: OpenCampaign, depth: number): Promise<void> {
  await vi.waitFor(async () => expect((await campaign.desk.status())?.outbox.depth).toBe(depth));
}

describe("a shard whose alarm was lost while D1 lacks its wins", () => {
  it("sets it again when it starts", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const campaign = await openCampaign("lost-then-start");
    await refuseWinners("lost-then-start");
    await campaign.redeem(0);
    await behind(campaign, 1);
    await loseAlarm("lost-then-start");
    await evictDurableObject(shardOf(bindings, "lost-then-start", 0));
    expect(await alarmOf("lost-then-start")).not.toBeNull();
    await takeWinners("lost-then-start");
    expect(await runDurableObjectAlarm(shardOf(bindings, "lost-then-start", 0))).toBe(true);
    await behind(campaign, 0);
  });

  it("sets it again with the next play once it is overdue, though it never started anew", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const campaign = await openCampaign("lost-then-play");
    await refuseWinners("lost-then-play");
    await campaign.redeem(0);
    // After the fourth failure nothing but an alarm 4 s ahead is planned.
    await vi.waitFor(() => expect(log.mock.calls.flat().join()).toContain('"failures":4'), {
      timeout: 30_000,
    });
    await loseAlarm("lost-then-play");
    await campaign.redeem(4);
    expect(await alarmOf("lost-then-play")).toBeNull(); // it may still ring, for all the object knows
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ALARM_LATE_MS + 60_000 });
    await campaign.redeem(8);
    expect(await alarmOf("lost-then-play")).not.toBeNull();
    vi.useRealTimers();
    await takeWinners("lost-then-play");
    expect(await runDurableObjectAlarm(shardOf(bindings, "lost-then-play", 0))).toBe(true);
    await behind(campaign, 0);
  });
});

describe("a desk whose alarm was lost while a shard has not heard of a change", () => {
  it("sets it again with the next order once it is overdue", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { desk } = await openCampaign("lost-desk");
    const alarm = () => runInDurableObject(desk, (_desk, state) => state.storage.getAlarm());
    await runInDurableObject(shardOf(bindings, "lost-desk", 1), (shard) => {
      shard.sync = () => {
        throw new Error("away");
      };
    });
    await desk.changeState("paused", HEAD_OFFICE);
    expect(await alarm()).not.toBeNull();
    await runInDurableObject(desk, (_desk, state) => state.storage.deleteAlarm());
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ALARM_LATE_MS + 60_000 });
    await desk.changeStock({ kind: "raise", prize: 0, count: 8 }, HEAD_OFFICE);
    expect(await alarm()).not.toBeNull();
  });
});
