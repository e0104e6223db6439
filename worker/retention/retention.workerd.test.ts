/** Each rule by a row that has just had its time and one that has not; and what an idle account goes through. */

import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as schema from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { campaign, migrateDatabase, person } from "../test-house.ts";
import { timedId } from "../timed-id.ts";
import { DEAD_NOTICE_MS, NOTICE_MS, PERIODS_MS, RULE_NAMES, type RuleName } from "./rules.ts";
import { runRetention, STEPS_MAX } from "./run.ts";
import { ROWS_MAX, type SweptRule } from "./sweeps.ts";

const NOW = Date.now();
const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 86_400_000;
const database = () => databaseOf(env.DB);
const run = (now = NOW) => runRetention(env, now);

let owner: string;

type Put = (at: number) => Promise<string>;

/** Puts a row whose time began at an instant. @returns its id */
const ROWS: Record<SweptRule, Put> = {
  sessions: async (at) => {
    const row = { id: crypto.randomUUID(), userId: owner, createdAt: 1, expiresAt: at };
    return insert(schema.sessions, row);
  },
  "account-links": async (at) => {
    const { id } = await person();
    const row = { id: crypto.randomUUID(), userId: id, purpose: "reset-password", createdAt: 1 } as const;
    return insert(schema.accountLinks, { ...row, expiresAt: at });
  },
  "mails-sent": (at) => mail({ state: "sent", kind: "win", createdAt: at }),
  "mails-dead": (at) => mail({ state: "dead", kind: "win", createdAt: at }),
  "expiry-notices": (at) => mail({ state: "sent", kind: "account-expiry", createdAt: at }),
  "address-locks": async (at) => {
    const address = crypto.randomUUID();
    await database().insert(schema.addressLocks).values({ address, lockedUntil: at });
    return address;
  },
  "buyers-addresses": (at) => {
    const id = timedId(1);
    const email = `${id}@example.com`;
    const sale = { id, email, campaign: id, storeId: "nice", receipt: id, channel: "till" } as const;
    return insert(schema.purchases, { ...sale, recordedBy: "key", serial: 1, createdAt: 1, claimUntil: at });
  },
  consents: (at) => {
    const proof = { id: crypto.randomUUID(), givenAt: 1, noticeVersion: 1, noticeHash: "ab" };
    return insert(schema.consents, { ...proof, language: "fr", purposes: "{}", expiresAt: at });
  },
  "webhook-deliveries": (at) => insert(schema.webhookDeliveries, { id: crypto.randomUUID(), receivedAt: at }),
  "failed-look-ups": (at) => {
    const row = { id: timedId(at), at, actorId: "staff", kind: "name", masked: "Z•••" } as const;
    return insert(schema.failedLookUps, { ...row, reason: "not-found" });
  },
  "drawn-names": async (at) => {
    const id = crypto.randomUUID();
    const draw = { id, campaign: id, rule: "{}", entropySource: "{}", alternateCount: 0, seedHash: "ab" };
    await insert(schema.draws, { ...draw, startedAt: 1, startedBy: "staff", announcedAt: at });
    const place = { drawId: id, place: 0, entrant: "ab", state: "confirmed", mayBeNamed: true } as const;
    await database().insert(schema.drawPlaces).values(place);
    return id;
  },
  winners: async (at) => {
    const { id: userId } = await person();
    const id = timedId(at);
    return insert(schema.winners, {
      id,
      campaign: "past",
      serial: 1,
      seq: 1,
      userId,
      prize: 0,
      playedAt: at,
    });
  },
  "winner-events": (at) => {
    const row = { id: timedId(at), winnerId: "ticket", at, actorId: "staff", kind: "validated" } as const;
    return insert(schema.winnerEvents, { ...row, before: "{}" });
  },
  "audit-log": (at) => {
    const row = { id: timedId(at), at, actorId: "staff", actorRole: "ADMIN", action: "player.opened" };
    return insert(schema.auditLog, { ...row, subjectKind: "user", subjectId: "player" });
  },
};

async function insert<Row extends { id: string }>(
  table: Parameters<ReturnType<typeof database>["insert"]>[0],
  row: Row,
): Promise<string> {
  await database().insert(table).values(row);
  return row.id;
}

function mail(row: { state: "sent" | "dead"; kind: string; createdAt: number }): Promise<string> {
  const id = crypto.randomUUID();
  const whole = { ...row, id, occasion: id, recipient: `${id}@example.com`, language: "fr", fields: "{}" };
  return insert(schema.mails, { ...whole, sentAt: row.createdAt });
}

/** Every text of D1, to look for what a row was known by. */
async function holds(needle: string): Promise<boolean> {
  const tables = ["sessions", "account_links", "mails", "address_locks", "consents", "webhook_deliveries"];
  for (const table of [...tables, "failed_look_ups", "winners", "winner_events", "audit_log"]) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    if (JSON.stringify(results).includes(needle)) return true;
  }
  const [buyer] = await database()
    .select()
    .from(schema.purchases)
    .where(eq(schema.purchases.email, `${needle}@example.com`));
  const [named] = await database()
    .select()
    .from(schema.drawPlaces)
    .where(sql`draw_id = ${needle} AND may_be_named = 1`);
  return buyer !== undefined || named !== undefined;
}

async function isThere(id: string): Promise<boolean> {
  return (await database().select().from(schema.users).where(eq(schema.users.id, id))).length > 0;
}

async function account(changes: Partial<typeof schema.users.$inferInsert>): Promise<string> {
  const { id } = await person();
  await database().delete(schema.sessions).where(eq(schema.sessions.userId, id));
  await database()
    .update(schema.users)
    .set({ isVerified: true, lastSignedInAt: null, ...changes })
    .where(eq(schema.users.id, id));
  return id;
}

const win = (userId: string, slug: string, playedAt: number) =>
  insert(schema.winners, {
    id: timedId(playedAt),
    campaign: slug,
    serial: 1,
    seq: 1,
    userId,
    prize: 0,
    playedAt,
  });

/** The notice of an account; undefined when none was given. */
async function noticeOf(userId: string) {
  const rows = await database().select().from(schema.mails).where(eq(schema.mails.userId, userId));
  return rows.find(({ kind }) => kind === "account-expiry");
}

const settle = (id: string, state: "sent" | "dead", at: number) =>
  database()
    .update(schema.mails)
    .set({ state, sentAt: at, createdAt: at, dueAt: null })
    .where(eq(schema.mails.id, id));

beforeAll(async () => {
  await migrateDatabase();
  // Made once: each log-in sweeps ended sessions as well.
  owner = (await person()).id;
});
beforeEach(() => void vi.spyOn(console, "log").mockReturnValue());

describe.each(Object.entries(ROWS) as [SweptRule, Put][])("the rule %s", (rule, put) => {
  it("ends what has had its time, once, and leaves what has not", async () => {
    const end = NOW - PERIODS_MS[rule];
    const [old, young] = [await put(end - MINUTE_MS), await put(end + MINUTE_MS)];
    expect([await holds(old), await holds(young)]).toEqual([true, true]);
    expect(await run()).toMatchObject({ erased: { [rule]: 1 }, failed: [], behind: [] });
    expect([await holds(old), await holds(young)]).toEqual([false, true]);
    expect((await run()).erased).toEqual({});
  });
});

describe("the audit log", () => {
  it("gives up no row that is younger than its period, whoever asks", async () => {
    const end = Date.now() - PERIODS_MS["audit-log"];
    for (const [at, isKept] of [
      [end - MINUTE_MS, false],
      [end + MINUTE_MS, true],
    ] as const) {
      const id = await ROWS["audit-log"](at);
      const removal = env.DB.prepare("DELETE FROM audit_log WHERE id = ?").bind(id).run();
      if (isKept) await expect(removal).rejects.toThrow("append-only");
      else expect((await removal).meta.changes).toBe(1);
    }
  });
});

describe("an account whose address nobody proved", () => {
  const old = NOW - PERIODS_MS["accounts-unproved"] - MINUTE_MS;

  it("goes after its time, with its mails", async () => {
    const id = await account({ isVerified: false, createdAt: old });
    expect((await run()).erased).toEqual({ "accounts-unproved": 1 });
    expect(await isThere(id)).toBe(false);
  });

  it.each([
    ["it is younger", { createdAt: old + 2 * MINUTE_MS }],
    ["it was used since", { createdAt: old, lastSignedInAt: old + 2 * MINUTE_MS }],
    ["its address is proved", { createdAt: old, isVerified: true }],
    ["it is staff's", { createdAt: old, role: "EMPLOYEE" as const }],
  ])("stays when %s", async (_, changes) => {
    const id = await account({ isVerified: false, ...changes });
    await run();
    expect(await isThere(id)).toBe(true);
  });

  it("stays when it has played", async () => {
    const id = await account({ isVerified: false, createdAt: old });
    await win(id, "past", old);
    await run();
    expect(await isThere(id)).toBe(true);
  });
});

describe("an invitation that nobody answered", () => {
  it("goes after its time, and never takes the last administrator", async () => {
    const invitedAt = NOW - PERIODS_MS["invitations-unanswered"] - MINUTE_MS;
    const [employee, only] = [
      await account({ role: "EMPLOYEE", invitedAt }),
      await account({ role: "ADMIN", invitedAt }),
    ];
    const waits = await account({ role: "EMPLOYEE", invitedAt: invitedAt + 2 * MINUTE_MS });
    expect((await run()).erased).toEqual({ "invitations-unanswered": 1 });
    expect(await Promise.all([employee, only, waits].map(isThere))).toEqual([false, true, true]);
    await database().delete(schema.users).where(eq(schema.users.id, waits));
  });
});

describe("a run", () => {
  it("looks for accounts that are due by an index and a time: nobody who came since is read", async () => {
    const prepared = vi.spyOn(env.DB, "prepare");
    await run();
    const texts = prepared.mock.calls
      .map(([text]) => text)
      .filter((text) => /from "?users"? where/i.test(text));
    prepared.mockRestore();
    expect(texts.length).toBe(4); // unproved, idle, unanswered, and whom to give notice
    for (const text of texts) {
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
        .bind(...[...text.matchAll(/\?/g)].map(() => 1))
        .all<{ detail: string }>();
      const plan = results.map(({ detail }) => detail).join("\n");
      expect(plan).not.toMatch(/SCAN users/);
      if (!text.includes("invited_at <")) expect(plan).toMatch(/SEARCH users USING .*created_at</);
    }
  });

  it("does a bounded amount, says that it is behind, and the next goes on", async () => {
    const many = STEPS_MAX * ROWS_MAX;
    await env.DB.prepare(
      `INSERT INTO webhook_deliveries (id, received_at)
       WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT 'many:' || i, 1 FROM n`,
    )
      .bind(many)
      .run();
    expect(await run()).toMatchObject({
      erased: { "webhook-deliveries": many },
      behind: ["webhook-deliveries"],
    });
    expect(await run()).toMatchObject({ erased: { "webhook-deliveries": 1 }, behind: [] });
  });

  it("notes of each rule when it ran and what it took; a rule that fails keeps its old time and stops no other", async () => {
    const noted = async () =>
      new Map((await database().select().from(schema.retentionRuns)).map((row) => [row.rule, row]));
    await run(NOW + 1);
    const before = await noted();
    expect([...before.keys()].sort()).toEqual([...RULE_NAMES].sort());
    await env.DB.prepare("ALTER TABLE consents RENAME TO consents_away").run();
    vi.spyOn(console, "error").mockReturnValue();
    await ROWS["failed-look-ups"](1);
    const later = NOW + 2;
    const report = await run(later);
    await env.DB.prepare("ALTER TABLE consents_away RENAME TO consents").run();
    expect(report).toMatchObject({ failed: ["consents"], erased: { "failed-look-ups": 1 } });
    const after = await noted();
    const ranAt = (rule: RuleName) => after.get(rule)?.ranAt;
    expect([ranAt("consents"), ranAt("sessions")]).toEqual([before.get("consents")?.ranAt, later]);
    const total = (map: typeof after) => map.get("failed-look-ups")?.erasedTotal ?? 0;
    expect(total(after)).toBe(total(before) + 1);
  });
});

describe("an idle account", () => {
  const idle = PERIODS_MS["accounts-idle"];

  it("is given notice once, 30 days ahead, and erased no sooner than 30 days after it", async () => {
    const id = await account({ createdAt: NOW - idle + NOTICE_MS - MINUTE_MS });
    expect(await run()).toMatchObject({ notices: 1, erased: {} });
    expect((await run()).notices).toBe(0);
    const notice = await noticeOf(id);
    expect(JSON.parse(notice?.fields ?? "")).toEqual({ noticedAt: NOW, eraseAt: NOW + NOTICE_MS });
    await settle(notice?.id ?? "", "sent", NOW + MINUTE_MS);
    await run(NOW + NOTICE_MS);
    expect(await isThere(id)).toBe(true);
    expect((await run(NOW + NOTICE_MS + MINUTE_MS)).erased["accounts-idle"]).toBe(1);
    expect(await isThere(id)).toBe(false);
    expect(await noticeOf(id)).toBeUndefined();
  });

  it("stays while its notice waits; one that nobody would take holds it 60 days", async () => {
    const id = await account({ createdAt: NOW - 2 * idle });
    await run();
    const notice = await noticeOf(id);
    await database()
      .update(schema.mails)
      .set({ state: "queued" })
      .where(eq(schema.mails.id, notice?.id ?? ""));
    await run(NOW + 2 * DEAD_NOTICE_MS);
    expect(await isThere(id)).toBe(true);
    await settle(notice?.id ?? "", "dead", NOW);
    await run(NOW + DEAD_NOTICE_MS - MINUTE_MS);
    expect(await isThere(id)).toBe(true);
    await run(NOW + DEAD_NOTICE_MS);
    expect(await isThere(id)).toBe(false);
  });

  it("stays when its owner comes back, and has another notice when they leave again", async () => {
    const id = await account({ createdAt: NOW - 2 * idle });
    await run();
    await settle((await noticeOf(id))?.id ?? "", "sent", NOW);
    await database().update(schema.users).set({ lastSignedInAt: NOW }).where(eq(schema.users.id, id));
    await run(NOW + NOTICE_MS);
    expect(await isThere(id)).toBe(true);
    await run(NOW + idle);
    expect(await noticeOf(id)).toMatchObject({ createdAt: NOW + idle, state: "queued" });
    await database().delete(schema.users).where(eq(schema.users.id, id));
  });

  it("stays while a prize can be collected, and goes once it cannot", async () => {
    const { slug } = await campaign({ claimUntil: NOW + 2 * NOTICE_MS });
    const id = await account({ createdAt: NOW - 2 * idle });
    await win(id, slug, NOW - 2 * YEAR_MS - idle / 2);
    expect(await run()).toMatchObject({ notices: 0, erased: {} });
    expect((await run(NOW + 2 * NOTICE_MS)).notices).toBe(1);
    await settle((await noticeOf(id))?.id ?? "", "sent", NOW + 2 * NOTICE_MS);
    await run(NOW + 3 * NOTICE_MS);
    expect(await isThere(id)).toBe(false);
  });

  it("is not idle that has played since, on a session of before", async () => {
    const id = await account({ createdAt: NOW - 2 * idle });
    await win(id, "past", NOW - YEAR_MS);
    expect((await run()).notices).toBe(0);
    expect(await isThere(id)).toBe(true);
    await database().delete(schema.users).where(eq(schema.users.id, id));
  });
});
