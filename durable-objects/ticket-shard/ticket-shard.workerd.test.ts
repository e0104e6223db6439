/** The shard in the real runtime: real objects, real SQLite, real D1. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenCampaign } from "../campaign.fixture.ts";
import {
  bindings,
  createD1Tables,
  HEAD_OFFICE,
  openCampaign,
  prizeOf,
  shuffledSerials,
} from "../campaign.fixture.ts";
import { shardOf } from "../objects.ts";
import type { Win } from "./outcome.ts";
import { replayLedger } from "./replay.ts";

beforeAll(createD1Tables);

async function winnersOf(
  slug: string,
): Promise<{ id: string; serial: number; prize: number; user_id: string }[]> {
  const rows = await bindings.DB.prepare(
    "SELECT id, serial, prize, user_id FROM winners WHERE campaign = ? ORDER BY serial",
  )
    .bind(slug)
    .all<{ id: string; serial: number; prize: number; user_id: string }>();
  return rows.results;
}

async function level(campaign: OpenCampaign): Promise<void> {
  await vi.waitFor(async () => expect((await campaign.desk.status())?.outbox.depth).toBe(0), {
    timeout: 10_000,
  });
}

async function win(campaign: OpenCampaign, serial: number, player?: string, key?: string): Promise<Win> {
  const outcome = await campaign.redeem(serial, player, key);
  if (outcome.kind !== "won") throw new Error(`serial ${serial}: ${outcome.kind}`);
  return outcome;
}

describe("a ticket", () => {
  it("is won once when 200 players race for it", async () => {
    const campaign = await openCampaign("race");
    const players = Array.from({ length: 200 }, (_, index) => `player-${index}`);
    const outcomes = await Promise.all(players.map((player) => campaign.redeem(7, player)));
    expect(outcomes.filter(({ kind }) => kind === "won")).toHaveLength(1);
    expect(outcomes.filter((o) => o.kind === "already-used" && !o.byYou)).toHaveLength(199);
    expect((await campaign.ledger(3)).filter(({ kind }) => kind === "redemption")).toHaveLength(1);
  });

  it("gives the same win again to the same player with the same key, 50 times at once and after an eviction", async () => {
    const campaign = await openCampaign("replay");
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => win(campaign, 8, "ada", "key-1")));
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(outcomes.map(({ ticketId, prize, at }) => `${ticketId} ${prize} ${at}`)).size).toBe(1);
    await evictDurableObject(shardOf(bindings, "replay", 0));
    expect((await win(campaign, 8, "ada", "key-1")).ticketId).toBe(outcomes[0]?.ticketId);
    expect(await campaign.redeem(8, "ada", "key-2")).toEqual({ kind: "already-used", byYou: true });
  });

  it("stays used when its shard is evicted and reads its ledger again", async () => {
    const campaign = await openCampaign("evicted");
    await win(campaign, 1);
    await evictDurableObject(shardOf(bindings, "evicted", 1));
    expect(await campaign.redeem(1, "another")).toEqual({ kind: "already-used", byYou: false });
    await win(campaign, 5);
    expect((await campaign.ledger(1)).filter(({ kind }) => kind === "redemption")).toHaveLength(2);
  });

  it("of another shard is refused without harm to the calls beside it", async () => {
    const campaign = await openCampaign("foreign");
    const shard = shardOf(bindings, "foreign", 0);
    const answers = await Promise.allSettled(
      [4, 5, -4, 4.5, 40, Number.NaN].map((serial) => shard.redeem(serial, "ada", null)),
    );
    expect(answers.map(({ status }) => status)).toEqual([
      "fulfilled",
      ...Array.from({ length: 5 }, () => "rejected"),
    ]);
    expect(await campaign.ledger(0)).toHaveLength(3);
  });

  it("is refused by the table's own key even if memory forgot it, and the whole commit with it", async () => {
    const campaign = await openCampaign("last-guard");
    await win(campaign, 2);
    await level(campaign);
    await runInDurableObject(shardOf(bindings, "last-guard", 2), (_shard, state) => {
      // Serial 6 was redeemed three rows ahead of what memory has read: only its own key can tell.
      state.storage.sql.exec(
        "INSERT INTO ledger_event SELECT seq + 3, at, kind, NULL, body, hash FROM ledger_event",
      );
      state.storage.sql.exec(
        "INSERT INTO redemption SELECT seq + 3, 6, at, player, prize, r, hash, NULL FROM redemption WHERE serial = 2",
      );
    });
    await expect(
      Promise.all([campaign.redeem(10, "bystander"), campaign.redeem(6, "thief")]),
    ).rejects.toThrow();
    expect(
      (await campaign.ledger(2)).flatMap((row) => (row.kind === "redemption" ? [row.serial] : [])),
    ).toEqual([2, 6]);
  });

  it("is not decided on a ledger that memory has only read a part of", async () => {
    const campaign = await openCampaign("stale");
    await win(campaign, 2);
    await level(campaign);
    await runInDurableObject(shardOf(bindings, "stale", 2), (_shard, state) => {
      state.storage.sql.exec(
        "INSERT INTO redemption SELECT seq + 1, 6, at, player, prize, r, hash, NULL FROM redemption WHERE serial = 2",
      );
    });
    await expect(campaign.redeem(10)).rejects.toThrow();
    await win(campaign, 10); // the object that came after has read its whole ledger
    expect((await campaign.redeem(6)).kind).toBe("already-used");
  });
});

describe("a campaign played to the last ticket", () => {
  it.each(["quota", "probability"] as const)(
    "gives out exactly its stock and replays from its seed (%s)",
    async (drawMode) => {
      const slug = `whole-${drawMode}`;
      const ticketCount = 400;
      const prizes = [prizeOf(240, 600_000), prizeOf(120, 300_000), prizeOf(40, 100_000)];
      const campaign = await openCampaign(slug, { ticketCount, prizes, drawMode });
      const outcomes = await Promise.all(shuffledSerials(ticketCount).map((serial) => win(campaign, serial)));
      expect(new Set(outcomes.map(({ ticketId }) => ticketId)).size).toBe(ticketCount);
      expect((await campaign.balance()).map(({ awarded }) => awarded)).toEqual([240, 120, 40]);

      await level(campaign);
      const winners = await winnersOf(slug);
      expect(winners.map(({ serial }) => serial)).toEqual(
        Array.from({ length: ticketCount }, (_, serial) => serial),
      );
      expect(winners.map(({ id }) => id).sort()).toEqual(outcomes.map(({ ticketId }) => ticketId).sort());

      await campaign.desk.changeState("closed", HEAD_OFFICE);
      const seed = (await campaign.desk.catalogue())?.seed ?? "";
      for (const shardIndex of [0, 1, 2, 3]) {
        const verdict = replayLedger(
          { campaign: slug, shardIndex, shardCount: 4, ticketCount },
          seed,
          await campaign.ledger(shardIndex),
        );
        expect(verdict).toMatchObject({ kind: "sound", left: [0, 0, 0] });
      }
    },
  );
});

describe("the store of a batch", () => {
  const batch = (firstSerial: number, lastSerial: number, store: string | null) =>
    ({ label: `${firstSerial}`, firstSerial, lastSerial, status: "active", store }) as const;

  async function storesOf(slug: string) {
    const { results } = await bindings.DB.prepare(
      "SELECT serial, store FROM winners WHERE campaign = ? ORDER BY serial",
    )
      .bind(slug)
      .all<{ serial: number; store: string | null }>();
    return results.map(({ serial, store }) => [serial, store]);
  }

  it("goes with its winners, up to both ends of its range", async () => {
    const batches = [batch(0, 9, "nice"), batch(10, 19, null), batch(20, 29, "lyon"), batch(30, 39, "nice")];
    const campaign = await openCampaign("stores", { batches });
    for (const serial of [0, 9, 10, 19, 20, 29, 30]) await win(campaign, serial);
    await level(campaign);
    expect(await storesOf("stores")).toEqual([
      [0, "nice"],
      [9, "nice"],
      [10, null],
      [19, null],
      [20, "lyon"],
      [29, "lyon"],
      [30, "nice"],
    ]);
  });

  it("is what the latest settings say", async () => {
    const campaign = await openCampaign("stores-moved", { shardCount: 1, batches: [batch(0, 39, "nice")] });
    await runInDurableObject(shardOf(bindings, "stores-moved", 0), (shard, state) => {
      const stored = state.storage.sql.exec<{ body: string }>("SELECT body FROM settings").one().body;
      const settings = JSON.parse(stored);
      const batches = [
        { ...settings.batches[0], lastSerial: 9, store: "lyon" },
        { ...settings.batches[0], id: "second", firstSerial: 10, store: null },
      ];
      shard.sync({ settings: { ...settings, version: settings.version + 1, batches }, transfers: [] });
    });
    await win(campaign, 9);
    await win(campaign, 10);
    await level(campaign);
    expect(await storesOf("stores-moved")).toEqual([
      [9, "lyon"],
      [10, null],
    ]);
  });
});

describe("the outbox", () => {
  it("lets plays go on while D1 refuses writes, says how far it is behind, and catches up by its alarm", async () => {
    const campaign = await openCampaign("d1-down");
    await bindings.DB.exec(
      "CREATE TRIGGER d1_down BEFORE INSERT ON winners WHEN NEW.campaign = 'd1-down' BEGIN SELECT RAISE(ABORT, 'down'); END",
    );
    await Promise.all([0, 4, 8, 12].map((serial) => win(campaign, serial)));
    await vi.waitFor(async () => expect((await campaign.desk.status())?.outbox.lagMs).toBeGreaterThan(0), {
      timeout: 10_000,
    });
    expect((await campaign.desk.status())?.outbox.depth).toBe(4);
    expect(await winnersOf("d1-down")).toHaveLength(0);

    await bindings.DB.exec("DROP TRIGGER d1_down");
    expect(await runDurableObjectAlarm(shardOf(bindings, "d1-down", 0))).toBe(true);
    expect((await campaign.desk.status())?.outbox).toEqual({ depth: 0, lagMs: 0 });
    expect(await winnersOf("d1-down")).toHaveLength(4);
  });

  it("sends what an evicted shard had not sent, and sending twice changes nothing", async () => {
    const campaign = await openCampaign("resent");
    await win(campaign, 0, "ada");
    await level(campaign);
    const before = await winnersOf("resent");
    await runInDurableObject(shardOf(bindings, "resent", 0), (_shard, state) => {
      state.storage.sql.exec("UPDATE outbox SET drained_seq = 0"); // as after a crash between D1's answer and the watermark
    });
    await evictDurableObject(shardOf(bindings, "resent", 0));
    await win(campaign, 4, "bob");
    await level(campaign);
    expect((await winnersOf("resent")).slice(0, 1)).toEqual(before);
    expect(await winnersOf("resent")).toHaveLength(2);
  });
});
