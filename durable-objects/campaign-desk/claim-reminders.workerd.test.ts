/** The desk's reminders in the real runtime: alarm, D1, mail room, local mailbox. The clock is moved, not waited for. */

import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { bindings, createD1Tables, createPlayers, HEAD_OFFICE, openCampaign } from "../campaign.fixture.ts";
import { deskOf, mailRoomOf } from "../objects.ts";
import { REMIND_BEFORE_MS } from "./claim-reminders.ts";
import { FRESH_WIN_MS, PAGE_ROWS, queueReminderPage } from "./reminder-page.ts";

beforeAll(async () => {
  await createD1Tables();
  // The mail room drops what has no occasion: whether it was queued at all can only be seen as it happens.
  await bindings.DB.batch([
    bindings.DB.prepare("CREATE TABLE queued (campaign TEXT NOT NULL, user_id TEXT NOT NULL)"),
    bindings.DB.prepare(
      `CREATE TRIGGER note_queued AFTER INSERT ON mails WHEN NEW.kind = 'claim-reminder' BEGIN
         INSERT INTO queued VALUES (NEW.fields->>'campaign', NEW.user_id);
       END`,
    ),
  ]);
});
afterEach(() => {
  vi.useRealTimers();
});

const DAY_MS = 86_400_000;
const MOST_ALARMS = 20; // no test here leaves a desk work for more

type Status = "PENDING" | "VALIDATED" | "CLAIMED" | "REJECTED";

let lastSerial = 0;

/** A winner in D1, as the outboxes and the counter leave one. */
async function winner(
  campaign: string,
  player: string,
  status: Status,
  { prize = 0, playedAt = 0 } = {},
): Promise<void> {
  const serial = lastSerial++;
  await bindings.DB.prepare(
    "INSERT INTO winners (id, campaign, serial, seq, user_id, prize, status, played_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  )
    .bind(`${serial}`.padStart(8, "0"), campaign, serial, serial, player, prize, status, playedAt)
    .run();
}

async function reminded(campaign: string): Promise<string[]> {
  const { results } = await bindings.DB.prepare(
    "SELECT user_id FROM queued WHERE campaign = ? ORDER BY user_id",
  )
    .bind(campaign)
    .all<{ user_id: string }>();
  return results.map(({ user_id }) => user_id);
}

function alarmOf(slug: string): Promise<number | null> {
  return runInDurableObject(deskOf(bindings, slug), (_desk, state) => state.storage.getAlarm());
}

function moveClockTo(at: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: at });
}

/** Runs the desk's alarm as often as it stands at this instant or just after, as time would. */
async function passTime(slug: string): Promise<void> {
  let alarms = 0;
  for (let at = await alarmOf(slug); at !== null && at < Date.now() + DAY_MS; at = await alarmOf(slug)) {
    if (alarms++ === MOST_ALARMS) throw new Error("the desk does not come to rest");
    moveClockTo(Math.max(at, Date.now()));
    await runDurableObjectAlarm(deskOf(bindings, slug));
  }
}

/** An open campaign whose prizes can be fetched for a month, its shards told, its alarm waiting for the reminder. */
async function monthLong(slug: string): Promise<number> {
  const claimUntil = Date.now() + 30 * DAY_MS;
  await openCampaign(slug, { claimUntil });
  await passTime(slug);
  return claimUntil;
}

describe("the claim reminder", () => {
  it("stands a week before the deadline, moves with it, and survives an eviction", async () => {
    const claimUntil = await monthLong("planned");
    expect(await alarmOf("planned")).toBe(claimUntil - REMIND_BEFORE_MS);
    const desk = deskOf(bindings, "planned");
    const { opensAt = 0, closesAt = 0 } = (await desk.catalogue()) ?? {};
    await desk.changeDates({ opensAt, closesAt, claimUntil: claimUntil - DAY_MS }, HEAD_OFFICE);
    await passTime("planned");
    expect(await alarmOf("planned")).toBe(claimUntil - DAY_MS - REMIND_BEFORE_MS);
    await evictDurableObject(desk);
    await desk.changeState("paused", HEAD_OFFICE);
    await passTime("planned");
    expect(await alarmOf("planned")).toBe(claimUntil - DAY_MS - REMIND_BEFORE_MS);
  });

  it("is planned by a desk that was made before there were reminders, as soon as it starts", async () => {
    const claimUntil = await monthLong("older");
    await runInDurableObject(deskOf(bindings, "older"), async (_desk, state) => {
      state.storage.sql.exec(
        `DROP TABLE claim_reminder; DROP TABLE audit_entry; DROP TABLE answered_order; DROP TABLE grand_draw;
         DELETE FROM migration WHERE id >= 2`,
      );
      await state.storage.deleteAlarm();
    });
    await evictDurableObject(deskOf(bindings, "older"));
    await deskOf(bindings, "older").catalogue();
    expect(await alarmOf("older")).toBe(claimUntil - REMIND_BEFORE_MS);
  });

  it("goes once to each player who has something to fetch, says what, and to nobody else", async () => {
    const claimUntil = await monthLong("reminded");
    await createPlayers("waits", "ready", "fetched", "rejected", "erased", "elsewhere", "fresh");
    await winner("reminded", "waits", "PENDING");
    await winner("reminded", "waits", "PENDING");
    await winner("reminded", "waits", "VALIDATED", { prize: 1 });
    await winner("reminded", "ready", "VALIDATED");
    await winner("reminded", "ready", "CLAIMED");
    await winner("reminded", "fetched", "CLAIMED");
    await winner("reminded", "rejected", "REJECTED");
    await winner("reminded", "erased", "PENDING");
    await winner("another", "elsewhere", "PENDING");
    await winner("reminded", "fresh", "PENDING", {
      playedAt: claimUntil - REMIND_BEFORE_MS - FRESH_WIN_MS + 10_000, // its win mail is not a day old
    });
    await bindings.DB.prepare("DELETE FROM users WHERE id = 'erased'").run();

    moveClockTo(claimUntil - REMIND_BEFORE_MS - 1_000);
    await runDurableObjectAlarm(deskOf(bindings, "reminded"));
    expect(await reminded("reminded")).toEqual([]);
    await passTime("reminded");
    expect(await reminded("reminded")).toEqual(["ready", "waits"]);
    expect(await alarmOf("reminded")).toBeNull();
    const occasions = await bindings.DB.prepare("SELECT occasion FROM mails WHERE user_id = 'ready'").all();
    expect(occasions.results).toEqual([{ occasion: `claim-reminder:reminded:${claimUntil}:ready` }]);

    const [mail] = await mailRoomOf(bindings).mailbox("waits@example.com");
    expect(mail?.links).toEqual(["http://thetiptop.test/mes-gains"]);
    expect(mail?.text).toContain("* Infuseur (Prêt en boutique)\n* 2 × Infuseur (À valider en boutique)");
    expect(await mailRoomOf(bindings).mailbox("fetched@example.com")).toEqual([]);
  });

  it("goes on where it was after D1 failed and the desk was evicted, and reminds nobody twice", async () => {
    const claimUntil = await monthLong("resumed");
    await createPlayers("first", "second");
    await winner("resumed", "first", "PENDING");
    await winner("resumed", "second", "VALIDATED");
    moveClockTo(claimUntil - REMIND_BEFORE_MS);
    const desk = deskOf(bindings, "resumed");
    await runDurableObjectAlarm(desk);
    expect(await reminded("resumed")).toEqual(["first"]);

    await bindings.DB.exec(
      "CREATE TRIGGER no_reminders BEFORE INSERT ON mails WHEN NEW.user_id = 'second' BEGIN SELECT RAISE(ABORT, 'down'); END",
    );
    moveClockTo(Date.now() + 1_000);
    await runDurableObjectAlarm(desk);
    expect(await alarmOf("resumed")).not.toBeNull();
    expect(await reminded("resumed")).toEqual(["first"]);
    await bindings.DB.exec("DROP TRIGGER no_reminders");
    await evictDurableObject(desk);
    await passTime("resumed");
    expect(await reminded("resumed")).toEqual(["first", "second"]);

    const { opensAt = 0, closesAt = 0 } = (await desk.catalogue()) ?? {};
    await runInDurableObject(desk, (_desk, state) => {
      state.storage.sql.exec("DELETE FROM claim_reminder"); // as after a crash between D1's answer and the progress
    });
    await desk.changeDates({ opensAt, closesAt, claimUntil }, HEAD_OFFICE);
    await passTime("resumed");
    expect(await reminded("resumed")).toEqual(["first", "second"]);
  });

  it("of a campaign that opens within the last week is due at once", async () => {
    await createPlayers("short");
    const desk = deskOf(bindings, "short-campaign");
    await winner("short-campaign", "short", "PENDING");
    await openCampaign("short-campaign");
    await passTime("short-campaign");
    expect(await reminded("short-campaign")).toEqual(["short"]);
    expect((await desk.status())?.settings.shardsBehind).toBe(0);
  });
});

describe("a page of winners", () => {
  it("ends after a thousand of any campaign, and the next begins behind it", async () => {
    await monthLong("paged");
    await createPlayers("crowded", "behind");
    await bindings.DB.prepare(
      `INSERT INTO winners (id, campaign, serial, seq, user_id, prize, status, played_at)
       SELECT 'page-' || printf('%04d', value), 'other', value, value, 'crowded', 0, 'VALIDATED', 0
       FROM (WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < ?) SELECT value FROM n)`,
    )
      .bind(PAGE_ROWS - 1)
      .run();
    await bindings.DB.prepare(
      "INSERT INTO winners (id, campaign, serial, seq, user_id, prize, status, played_at) VALUES ('page-x', 'paged', 0, 0, 'behind', 0, 'VALIDATED', 0)",
    ).run();
    const progress = { claimUntil: 1, stage: "VALIDATED", afterId: "page-" } as const;
    const page = await queueReminderPage(bindings, "paged", progress, Date.now());
    expect(page).toEqual({ lastId: "page-0999", isLast: false });
    expect(await reminded("paged")).toEqual([]);
    const next = await queueReminderPage(
      bindings,
      "paged",
      { ...progress, afterId: "page-0999" },
      Date.now(),
    );
    expect(next).toEqual({ lastId: "page-x", isLast: true });
    expect(await reminded("paged")).toEqual(["behind"]);
  });

  it("gives each mail a UUID of its own", async () => {
    const { results } = await bindings.DB.prepare("SELECT id FROM mails WHERE kind = 'claim-reminder'").all<{
      id: string;
    }>();
    expect(results.length).toBeGreaterThan(1);
    for (const { id } of results) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});
