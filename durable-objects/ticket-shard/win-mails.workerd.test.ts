/** A play's way to a mail in the real runtime: shard, D1, mail room, local mailbox. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  bindings,
  createD1Tables,
  createPlayers,
  type OpenCampaign,
  openCampaign,
} from "../campaign.fixture.ts";
import { mailRoomOf, shardOf } from "../objects.ts";
import { LedgerStore } from "./ledger-store.ts";
import { CALM_MS } from "./win-mails.ts";

beforeAll(createD1Tables);

const MOST_ALARMS = 20; // no test here leaves a shard work for more

interface MailRow {
  readonly id: string;
  readonly occasion: string;
  readonly recipient: string;
  readonly language: string;
  readonly user_id: string;
  readonly fields: string;
}

async function winMailsOf(slug: string): Promise<MailRow[]> {
  const { results } = await bindings.DB.prepare(
    "SELECT * FROM mails WHERE kind = 'win' AND fields->>'campaign' = ? ORDER BY id",
  )
    .bind(slug)
    .all<MailRow>();
  return results;
}

async function level(campaign: OpenCampaign): Promise<void> {
  await vi.waitFor(async () => expect((await campaign.desk.status())?.outbox.depth).toBe(0), {
    timeout: 10_000,
  });
}

/** Runs the shard's alarm as often as it stands, as time would. */
async function passTime(slug: string): Promise<void> {
  for (let alarms = 0; await runDurableObjectAlarm(shardOf(bindings, slug, 0)); alarms++) {
    if (alarms === MOST_ALARMS) throw new Error("the shard does not come to rest");
  }
}

/** Waits until nobody has played for as long as mails wait. */
async function calm(campaign: OpenCampaign, slug: string): Promise<void> {
  await level(campaign);
  const since = Date.now();
  await vi.waitUntil(() => Date.now() - since > CALM_MS, { timeout: 10 * CALM_MS });
  await passTime(slug);
}

describe("a win", () => {
  it("is written about to whoever won it, in that person's language, and arrives", async () => {
    await createPlayers("zoe", "john");
    await bindings.DB.prepare("UPDATE users SET language = 'en' WHERE id = 'john'").run();
    const campaign = await openCampaign("mailed");
    const outcomes = await Promise.all([campaign.redeem(0, "zoe"), campaign.redeem(4, "john")]);
    await calm(campaign, "mailed");
    const rows = await winMailsOf("mailed");
    const ticketIds = outcomes.map((outcome) => (outcome.kind === "won" ? outcome.ticketId : outcome.kind));
    expect(rows.map(({ id }) => id)).toEqual([...ticketIds].sort());
    for (const [index, player] of ["zoe", "john"].entries()) {
      const ticketId = ticketIds[index];
      const prize = outcomes[index]?.kind === "won" ? outcomes[index].prize : undefined;
      expect(rows.find(({ id }) => id === ticketId)).toMatchObject({
        occasion: `win:${ticketId}`,
        recipient: `${player}@example.com`,
        language: player === "john" ? "en" : "fr",
        user_id: player,
        fields: JSON.stringify({ campaign: "mailed", ticketId, prize }),
      });
    }
    const [french] = await mailRoomOf(bindings).mailbox("zoe@example.com");
    expect(french?.subject).toMatch(/^Vous avez gagné\u00a0: Infuseur/);
    expect(french?.text).toMatch(
      /au plus tard le (lun|mar|mercre|jeu|vendre|same)di|au plus tard le dimanche/,
    );
    expect(french?.links).toEqual(["http://thetiptop.test/mes-gains"]);
    const [english] = await mailRoomOf(bindings).mailbox("john@example.com");
    expect(english?.subject).toMatch(/^You have won: Infuser/);
    expect(english?.links).toEqual(["http://thetiptop.test/en/my-prizes"]);
  });

  it("is written about after all when D1 refused the mail, and once", async () => {
    await createPlayers("refused");
    const campaign = await openCampaign("mail-refused");
    await bindings.DB.exec(
      "CREATE TRIGGER no_mails BEFORE INSERT ON mails WHEN NEW.user_id = 'refused' BEGIN SELECT RAISE(ABORT, 'down'); END",
    );
    await campaign.redeem(0, "refused");
    await campaign.redeem(4, "refused");
    await level(campaign);
    const since = Date.now();
    await vi.waitUntil(() => Date.now() - since > CALM_MS, { timeout: 10 * CALM_MS });
    await runDurableObjectAlarm(shardOf(bindings, "mail-refused", 0));
    expect(await winMailsOf("mail-refused")).toEqual([]);
    await bindings.DB.exec("DROP TRIGGER no_mails");
    await evictDurableObject(shardOf(bindings, "mail-refused", 0));
    await passTime("mail-refused");
    expect(await winMailsOf("mail-refused")).toHaveLength(2);
    expect(await mailRoomOf(bindings).mailbox("refused@example.com")).toHaveLength(2);
  });

  it("is written about once when a crash came between D1 and the watermark", async () => {
    await createPlayers("crashed");
    const campaign = await openCampaign("mail-crashed");
    await campaign.redeem(0, "crashed");
    await calm(campaign, "mail-crashed");
    const before = await winMailsOf("mail-crashed");
    expect(before).toHaveLength(1);
    await runInDurableObject(shardOf(bindings, "mail-crashed", 0), (_shard, state) => {
      state.storage.sql.exec("UPDATE outbox SET mailed_seq = 0");
    });
    await evictDurableObject(shardOf(bindings, "mail-crashed", 0));
    expect((await shardOf(bindings, "mail-crashed", 0).progress([])).outboxDepth).toBe(0); // it starts, and sees what waits
    await passTime("mail-crashed");
    expect((await winMailsOf("mail-crashed")).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const mailed = await runInDurableObject(shardOf(bindings, "mail-crashed", 0), (_shard, state) =>
      state.storage.sql.exec("SELECT mailed_seq = drained_seq AS level FROM outbox").one(),
    );
    expect(mailed).toEqual({ level: 1 });
    expect(await mailRoomOf(bindings).mailbox("crashed@example.com")).toHaveLength(1);
  });

  it("of somebody who was erased meanwhile is not written about, and holds up nobody's", async () => {
    await createPlayers("erased", "staying");
    const campaign = await openCampaign("mail-erased");
    await campaign.redeem(0, "erased");
    await campaign.redeem(4, "staying");
    await bindings.DB.prepare("DELETE FROM users WHERE id = 'erased'").run();
    await calm(campaign, "mail-erased");
    expect((await winMailsOf("mail-erased")).map(({ user_id }) => user_id)).toEqual(["staying"]);
  });

  it("is not written about while others play", async () => {
    await createPlayers("busy");
    const campaign = await openCampaign("mail-busy");
    await campaign.redeem(0, "busy");
    await level(campaign);
    await campaign.redeem(0, "another"); // refused, but it shows that players are there
    expect(await runDurableObjectAlarm(shardOf(bindings, "mail-busy", 0))).toBe(true);
    expect(await winMailsOf("mail-busy")).toEqual([]);
    await calm(campaign, "mail-busy");
    expect(await winMailsOf("mail-busy")).toHaveLength(1);
  });
});

describe("a win that is not in D1 yet", () => {
  it("is not written about: its mail would find no ticket", async () => {
    await createPlayers("early-bird");
    const campaign = await openCampaign("mail-ahead");
    await bindings.DB.exec(
      "CREATE TRIGGER no_winners BEFORE INSERT ON winners WHEN NEW.campaign = 'mail-ahead' BEGIN SELECT RAISE(ABORT, 'down'); END",
    );
    await campaign.redeem(0, "early-bird");
    const since = Date.now();
    await vi.waitUntil(() => Date.now() - since > CALM_MS, { timeout: 10 * CALM_MS });
    await runDurableObjectAlarm(shardOf(bindings, "mail-ahead", 0));
    expect(await winMailsOf("mail-ahead")).toEqual([]);
    const unmailed = await runInDurableObject(shardOf(bindings, "mail-ahead", 0), (_shard, state) => {
      const store = new LedgerStore(state.storage.sql);
      return [store.oldestUnmailedAt(), store.unmailedWins(1).count];
    });
    expect(unmailed).toEqual([undefined, 0]);
    await bindings.DB.exec("DROP TRIGGER no_winners");
    await runDurableObjectAlarm(shardOf(bindings, "mail-ahead", 0));
    await passTime("mail-ahead");
    expect(await winMailsOf("mail-ahead")).toHaveLength(1);
  });
});

describe("a shard from before there were win mails", () => {
  it("writes about none of its old wins and about every new one", async () => {
    await createPlayers("early", "late");
    const campaign = await openCampaign("mail-migrated");
    await campaign.redeem(0, "early");
    await level(campaign);
    await runInDurableObject(shardOf(bindings, "mail-migrated", 0), (_shard, state) => {
      state.storage.sql.exec(
        "ALTER TABLE outbox DROP COLUMN mailed_seq; DROP TABLE batch_store; DELETE FROM migration WHERE id >= 2",
      );
    });
    await evictDurableObject(shardOf(bindings, "mail-migrated", 0));
    const won = await campaign.redeem(4, "late");
    await calm(campaign, "mail-migrated");
    expect((await winMailsOf("mail-migrated")).map(({ occasion }) => occasion)).toEqual([
      `win:${won.kind === "won" ? won.ticketId : won.kind}`,
    ]);
  });
});
