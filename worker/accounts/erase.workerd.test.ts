/** Erasing a person (promise 10): nothing personal stays, and no ledger notices. */

import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { count, eq, like } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { deskOf, shardOf } from "../../durable-objects/objects.ts";
import { replayLedger } from "../../durable-objects/ticket-shard/replay.ts";
import {
  accountLinks,
  auditLog,
  mails,
  purchases,
  sessions,
  tallies,
  users,
  winners,
} from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { createServices } from "../services-live.ts";
import {
  ask,
  campaign,
  eventually,
  HEAD_OFFICE,
  migrateDatabase,
  type Person,
  person,
} from "../test-house.ts";

/** More wins than any one insert of an outbox carries. */
const MANY_WINS = 5_000;
const database = () => databaseOf(env.DB);
const services = () => createServices(env, { waitUntil: () => {} }, new Request("http://a.test"));

let admin: Person;

beforeAll(async () => {
  await migrateDatabase();
  admin = await person("ADMIN");
});

const erase = (id: string) => ask(`/api/admin/users/${id}`, { method: "DELETE", token: admin.token });

async function link(userId: string): Promise<void> {
  const times = { createdAt: Date.now(), expiresAt: Date.now() + 1 };
  await database()
    .insert(accountLinks)
    .values({ id: crypto.randomUUID(), userId, purpose: "reset-password", ...times });
}

/** A mail that waits far in the future, so that nobody sends it during the test. */
async function mail(recipient: string, userId: string | null, kind = "claim-reminder"): Promise<string> {
  const id = crypto.randomUUID();
  const row = { id, occasion: id, recipient, language: "fr", userId, kind } as const;
  const dueAt = Date.now() + 86_400_000;
  await database()
    .insert(mails)
    .values({ ...row, fields: "{}", createdAt: Date.now(), dueAt });
  return id;
}

async function wins(userId: string, howMany: number): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO winners (id, campaign, serial, seq, user_id, prize, played_at)
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     SELECT ?1 || ':' || i, 'past', i, i, ?1, 0, i FROM n`,
  )
    .bind(userId, howMany)
    .run();
}

async function tallied(): Promise<Record<string, number>> {
  const rows = await database().select().from(tallies);
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}

/** Everything in D1 that holds the address or the id; but for the id in the audit log, which leads nowhere any more. */
async function tracesOf({ id, email }: Person): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).all<{ name: string }>();
  const traces = [];
  for (const { name } of results) {
    const { results: rows } = await env.DB.prepare(`SELECT * FROM "${name}"`).all();
    const texts = rows.map((row) => JSON.stringify(row));
    if (texts.some((text) => text.includes(email) || (name !== "audit_log" && text.includes(id))))
      traces.push(name);
  }
  return traces.toSorted();
}

describe("erasing an account", () => {
  it("leaves nothing of it in D1, and everybody else's as it was", async () => {
    const [gone, stays] = [await person(), await person()];
    for (const { id, email } of [gone, stays]) {
      await link(id);
      await mail(email, id);
      await mail(email, null);
      await wins(id, 3);
    }
    const held = ["account_links", "mails", "sessions", "users", "users_search", "winners"];
    expect(await tracesOf(gone)).toEqual(held);
    const before = await tallied();
    const { status, body } = await erase(gone.id);
    expect([status, body]).toEqual([200, { success: true, message: "Utilisateur supprimé avec succès" }]);
    expect(await tracesOf(gone)).toEqual([]);
    expect(await tracesOf(stays)).toEqual(held);
    expect(await tallied()).toEqual({
      ...before,
      "users:CLIENT": (before["users:CLIENT"] ?? 0) - 1,
      "players:played": (before["players:played"] ?? 0) - 1,
      "winners:PENDING": (before["winners:PENDING"] ?? 0) - 3,
      sessions: (before["sessions"] ?? 0) - 1,
      "mails:queued": (before["mails:queued"] ?? 0) - 2,
    });
    expect(await services().identify(gone.token)).toBeUndefined();
    expect((await erase(gone.id)).status).toBe(404);
  });

  it("takes the person out of purchases, which stay: by the proved address, and never by one merely stated", async () => {
    const [owner, stranger] = [await person(), await person()];
    await database().update(users).set({ isVerified: true }).where(eq(users.id, owner.id));
    await database().update(users).set({ email: owner.email }).where(eq(users.id, stranger.id));
    const purchase = { id: crypto.randomUUID(), campaign: "past", storeId: "nice", receipt: owner.id };
    await database()
      .insert(purchases)
      .values({
        ...purchase,
        email: owner.email,
        channel: "till",
        recordedBy: "key",
        serial: 1,
        createdAt: 1,
      });
    const kept = () => database().select({ email: purchases.email }).from(purchases);
    await erase(stranger.id);
    expect(await kept()).toEqual([{ email: owner.email }]);
    await erase(owner.id);
    expect(await kept()).toEqual([{ email: null }]);
    await database().delete(purchases);
  });

  it("by an administrator is written down, without a word of who it was; leaving is nobody's deed", async () => {
    const [gone, leaver] = [await person(), await person()];
    await erase(gone.id);
    await erase(gone.id);
    const account = await services().identify(leaver.token);
    if (account) await services().deleteAccount(account);
    const rows = await database().select().from(auditLog).where(eq(auditLog.subjectId, gone.id));
    expect(rows).toMatchObject([
      {
        action: "user.erased",
        actorId: admin.id,
        actorRole: "ADMIN",
        before: '{"role":"CLIENT"}',
        after: null,
      },
    ]);
    expect(await database().select().from(auditLog).where(eq(auditLog.subjectId, leaver.id))).toEqual([]);
  });

  it("is what leaving does, once and for all", async () => {
    const leaver = await person();
    await wins(leaver.id, 2);
    const account = await services().identify(leaver.token); // remembered by this isolate from here on
    expect(account && (await services().deleteAccount(account))).toEqual({ kind: "deleted" });
    expect(await tracesOf(leaver)).toEqual([]);
    expect(await services().identify(leaver.token)).toBeUndefined();
    expect(account && (await services().deleteAccount(account))).toEqual({ kind: "deleted" });
  });

  it("takes no mail from another account of the same address", async () => {
    const [owner, stranger] = [await person(), await person()];
    await database().update(users).set({ email: owner.email }).where(eq(users.id, stranger.id));
    const named = await mail(owner.email, owner.id);
    const unnamed = await mail(owner.email, null);
    const strangers = await mail(owner.email, stranger.id);
    await erase(stranger.id);
    const left = await database()
      .select({ id: mails.id })
      .from(mails)
      .where(eq(mails.recipient, owner.email));
    expect(left.map(({ id }) => id).toSorted()).toEqual([named, unnamed].toSorted());
    expect(left).not.toContainEqual({ id: strangers });
  });

  it("takes a buyer's ticket that waits to be sent only with the proved address", async () => {
    const [stranger, owner] = [await person(), await person()];
    await database().update(users).set({ isVerified: true }).where(eq(users.id, owner.id));
    for (const [{ id, email }, isKept] of [
      [stranger, true],
      [owner, false],
    ] as const) {
      const ticket = await mail(email, null, "ticket");
      expect((await erase(id)).status).toBe(200);
      const left = await database().select().from(mails).where(eq(mails.id, ticket));
      expect(left.length).toBe(isKept ? 1 : 0);
    }
    await database().delete(mails).where(eq(mails.recipient, stranger.email));
  });

  it("touches nothing of the last administrator", async () => {
    await mail(admin.email, null);
    await wins(admin.id, 1); // from the time before the promotion
    const before = await tracesOf(admin);
    expect((await erase(admin.id)).status).toBe(400);
    expect(await tracesOf(admin)).toEqual(before);
    expect(before).toEqual(["mails", "sessions", "users", "users_search", "winners"]);
    await database().delete(mails).where(eq(mails.recipient, admin.email));
    await database().delete(winners).where(eq(winners.userId, admin.id));
  });

  it(`takes ${MANY_WINS} wins with it`, async () => {
    const gone = await person();
    await wins(gone.id, MANY_WINS);
    const [{ total } = { total: 0 }] = await database()
      .select({ total: count() })
      .from(winners)
      .where(like(winners.id, `${gone.id}:%`));
    expect(total).toBe(MANY_WINS);
    expect((await erase(gone.id)).status).toBe(200);
    expect(await tracesOf(gone)).toEqual([]);
    expect(await database().select().from(sessions).where(eq(sessions.userId, gone.id))).toEqual([]);
  });
});

describe("the ledger of an erased player", () => {
  it("stays valid, and what was still on its way to D1 stays out of it", async () => {
    const running = await campaign();
    const { slug } = running;
    const [gone, stays] = [await person(), await person()];
    const play = async (as: Person, serial: number) => {
      const body = { ticketCode: running.code(serial), campaign: slug };
      expect((await ask("/api/game/play", { token: as.token, body })).status).toBe(200);
    };
    const shard = shardOf(env, slug, 0);
    const inDatabase = () => database().select().from(winners).where(eq(winners.campaign, slug));
    const isLevel = async () => (await shard.progress([])).outboxDepth === 0 || undefined;

    await play(gone, 1);
    await play(stays, 2);
    await eventually(isLevel);
    expect(await inDatabase()).toHaveLength(2);

    await env.DB.exec(
      `CREATE TRIGGER held_up BEFORE INSERT ON winners WHEN NEW.campaign = '${slug}' BEGIN SELECT RAISE(ABORT, 'held up'); END`,
    );
    await play(gone, 3);
    await play(stays, 4);
    expect((await shard.progress([])).outboxDepth).toBe(2);
    const remembered = await services().identify(gone.token);
    if (!remembered) throw new Error("the player is not signed in");
    expect((await erase(gone.id)).status).toBe(200);
    await env.DB.exec("DROP TRIGGER held_up");
    // Another isolate may remember the player for 30 s more: such a play wins, and leads to nobody.
    const late = await services().playIn(slug, remembered, running.code(5), null);
    expect(late.kind).toBe("won");
    await runDurableObjectAlarm(shard);
    await eventually(isLevel);

    expect((await inDatabase()).map(({ serial, userId }) => [serial, userId]).toSorted()).toEqual([
      [2, stays.id],
      [4, stays.id],
    ]);
    expect(await tracesOf(gone)).toEqual([]);

    await deskOf(env, slug).changeState("closed", HEAD_OFFICE);
    const status = await eventually(async () => {
      const read = await deskOf(env, slug).status();
      return read?.consistent && read.catalogue.seed !== null ? read : undefined;
    });
    const { shardCount, ticketCount, seed } = status.catalogue;
    const rows = await shard.ledgerPage(0, 1_000);
    const verdict = replayLedger(
      { campaign: slug, shardIndex: 0, shardCount, ticketCount },
      seed ?? "",
      rows,
    );
    expect(verdict).toMatchObject({ kind: "sound", head: { seq: rows.length } });
    expect(rows.filter((row) => row.kind === "redemption" && row.player === gone.id)).toHaveLength(3);
    for (const { stock, awarded, inShards, reserve, underWay } of status.balance)
      expect(awarded + inShards + reserve + underWay).toBe(stock);
    expect(status.balance.reduce((sum, { awarded }) => sum + awarded, 0)).toBe(5);
  });
});
