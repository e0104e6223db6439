import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { eventually, mailsTo, migrateDatabase } from "../../worker/test-house.ts";
import { PAUSES_MS } from "./delivery.ts";
import {
  alarmAt,
  letTimePass,
  providerThat,
  queued,
  room,
  rowOf,
  withBindings,
} from "./mail-room.fixture.ts";
import type { MailRoom } from "./mail-room.ts";
import { Mailbox } from "./mailbox.ts";
import { DROP, DUE, HURRIED, NEXT_DUE, PUT_OFF, SETTLE, SWEEPS } from "./queue-store.ts";

const DAY_MS = 24 * 3_600_000;
const OK = () => new Response("{}");
const DOWN = () => new Response("{}", { status: 500 });

beforeAll(migrateDatabase);
beforeEach(async () => {
  await env.DB.prepare("DELETE FROM mails").run();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await runInDurableObject(room(), () => {}); // only what runs can be evicted
  await evictDurableObject(room()); // forgets the bindings of a test, and its breather
});

describe("what is due", () => {
  it("goes out and is marked as sent; what is due later waits for the alarm", async () => {
    const seen = await providerThat(OK);
    const now = await queued();
    const dueAt = Date.now() + 3_600_000;
    const later = await queued({ dueAt });
    await room().wake();
    expect(seen).toEqual([now]);
    expect(await rowOf(now)).toMatchObject({ state: "sent", attempts: 1, due_at: null, last_error: null });
    expect((await rowOf(now))?.sent_at).toBeGreaterThan(Date.now() - 60_000);
    expect(await rowOf(later)).toMatchObject({ state: "queued", attempts: 0 });
    expect(await alarmAt()).toBe(dueAt);
  });

  it("goes out whole, however much there is, each once, the longest due first, six at a time at most", async () => {
    let underWay = 0;
    let most = 0;
    const seen = await providerThat(async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay--;
      return OK();
    });
    const ids: string[] = [];
    for (let count = 0; count < 61; count++) ids.push(await queued({ dueAt: 1_000 - count }));
    await Promise.all([room().wake(), room().wake(), room().wake()]);
    expect(most).toBe(6);
    expect(seen).toHaveLength(61);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(new Set(seen.slice(0, 6))).toEqual(new Set(ids.slice(-6)));
  });

  it("is looked for once more when somebody wakes the room while a run is ending", async () => {
    const seen = await providerThat(OK);
    let late: string | undefined;
    await runInDurableObject(room(), (instance: MailRoom) => {
      /** The last question of a run is when the next mail is due: right after it, one more is queued. */
      async function nextDueThenOneMore() {
        const next = await env.DB.prepare("SELECT min(due_at) AS at FROM mails").first();
        if (late === undefined) {
          late = await queued();
          void instance.wake();
        }
        return next;
      }
      const DB = {
        prepare: (sql: string) =>
          sql.startsWith("SELECT min(due_at)") ? { first: nextDueThenOneMore } : env.DB.prepare(sql),
        batch: (statements: D1PreparedStatement[]) => env.DB.batch(statements),
      };
      Reflect.set(instance, "env", { ...Reflect.get(instance, "env"), DB });
    });
    const first = await queued();
    await room().wake();
    expect(seen).toEqual([first, late]);
  });

  it("is dropped when its occasion is gone", async () => {
    const seen = await providerThat(OK);
    const id = await queued();
    await env.DB.prepare(
      `UPDATE mails SET kind = 'verify-address', fields = '{"firstName":"Zoé","linkId":"none"}' WHERE id = ?`,
    )
      .bind(id)
      .run();
    await room().wake();
    expect(await rowOf(id)).toBeNull();
    expect(seen).toEqual([]);
  });

  it("stays erased when it was erased while it was under way", async () => {
    await providerThat(async ({ id }) => {
      await env.DB.prepare("DELETE FROM mails WHERE id = ?").bind(id).run();
      return OK();
    });
    const id = await queued();
    await room().wake();
    expect(await rowOf(id)).toBeNull();
  });
});

it("stays sent when an attempt that was thought lost fails later", async () => {
  await providerThat(async ({ id }) => {
    await env.DB.prepare("UPDATE mails SET state = 'sent', due_at = NULL WHERE id = ?").bind(id).run();
    return DOWN();
  });
  const id = await queued();
  await room().wake();
  expect(await rowOf(id)).toMatchObject({ state: "sent", due_at: null, last_error: null });
});

describe("a provider that fails", () => {
  it("is asked again by the alarm alone, after a pause, and loses nothing", async () => {
    let isUp = false;
    const seen = await providerThat(() => (isUp ? OK() : DOWN()));
    const id = await queued();
    const before = Date.now();
    await room().wake();
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "queued", attempts: 1, sent_at: null, last_error: "HTTP 500" });
    expect(row?.due_at).toBeGreaterThanOrEqual(before + (PAUSES_MS[0] ?? 0));
    const alarm = await alarmAt();
    expect(Math.abs((alarm ?? 0) - (row?.due_at ?? 0))).toBeLessThan(1_000);
    isUp = true;
    await letTimePass();
    await runDurableObjectAlarm(room());
    expect(await rowOf(id)).toMatchObject({ state: "sent", attempts: 2, last_error: null });
    expect(seen).toEqual([id, id]);
  });

  it("is left alone for a while when nothing of a wave went through, whoever queues more", async () => {
    const seen = await providerThat(DOWN);
    for (let count = 0; count < 20; count++) await queued();
    await room().wake();
    expect(seen).toHaveLength(6);
    await queued();
    await room().wake();
    expect(seen).toHaveLength(6);
    await runDurableObjectAlarm(room());
    expect(seen).toHaveLength(12);
  });

  it("is given the pause that it asks for", async () => {
    await providerThat(() => new Response("{}", { status: 503, headers: { "Retry-After": "120" } }));
    const id = await queued();
    const before = Date.now();
    await room().wake();
    expect((await rowOf(id))?.due_at).toBeGreaterThanOrEqual(before + 120_000);
    expect(await alarmAt()).toBeGreaterThanOrEqual(before + 120_000);
  });

  it("for good leaves a dead mail, after the last attempt, which then is left alone", async () => {
    const seen = await providerThat(DOWN);
    const id = await queued();
    for (let attempt = 0; attempt <= PAUSES_MS.length; attempt++) {
      expect(await rowOf(id)).toMatchObject({ state: "queued", attempts: attempt });
      await letTimePass();
      await runDurableObjectAlarm(room());
      await room().wake();
    }
    expect(await rowOf(id)).toMatchObject({ state: "dead", due_at: null, attempts: PAUSES_MS.length + 1 });
    await runDurableObjectAlarm(room());
    expect(seen).toHaveLength(PAUSES_MS.length + 1);
  });

  it("may refuse one mail, which dies alone; its words are kept without the address", async () => {
    await providerThat(({ to }) =>
      to.startsWith("no-one@") ? Response.json({ message: `no such address: ${to}` }, { status: 422 }) : OK(),
    );
    const refused = await queued({ recipient: "no-one@example.com" });
    const other = await queued();
    await room().wake();
    expect(await rowOf(refused)).toMatchObject({ state: "dead", last_error: "HTTP 422 no such address: …" });
    expect((await rowOf(other))?.state).toBe("sent");
  });

  it("never sees an address that would write a header of its own", async () => {
    const seen = await providerThat(OK);
    const id = await queued({ recipient: "zoe@example.com\r\nBcc: all@example.com" });
    await room().wake();
    expect((await rowOf(id))?.state).toBe("dead");
    expect(seen).toEqual([]);
  });
});

describe("what may break on our side", () => {
  it("a crash half way: the alarm that stood sends again, under the same id", async () => {
    const seen = await providerThat(() => new Promise<Response>(() => {}));
    const id = await queued();
    await runInDurableObject(room(), (_room, { storage }) => storage.deleteAlarm());
    const woken = room()
      .wake()
      .catch((error: unknown) => error);
    await eventually(async () => seen[0]);
    await runInDurableObject(room(), (_room, state) => state.abort("crash")).catch(() => {});
    await woken;
    expect(await rowOf(id)).toMatchObject({ state: "queued", attempts: 0 });
    vi.restoreAllMocks();
    const seenAgain = await providerThat(OK);
    expect(await alarmAt()).toBeLessThan(Date.now() + 5 * 60_000);
    await runDurableObjectAlarm(room());
    expect(await rowOf(id)).toMatchObject({ state: "sent" });
    expect(seenAgain).toEqual([id]);
  });

  it("D1 does not answer: nobody is told off, and the alarm looks again", async () => {
    const seen = await providerThat(OK);
    const id = await queued();
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const failing = {
      prepare: () => ({ bind: () => ({ all: () => Promise.reject(new Error("D1_ERROR: down")) }) }),
    };
    await withBindings({ DB: failing });
    await room().wake();
    expect(errors).toHaveBeenCalledOnce();
    expect(await alarmAt()).toBeGreaterThan(Date.now());
    await withBindings({ DB: env.DB });
    await runDurableObjectAlarm(room());
    expect((await rowOf(id))?.state).toBe("sent");
    expect(seen).toEqual([id]);
  });

  it("the outcome cannot be written down: the mail goes out once more rather than not at all", async () => {
    const seen = await providerThat(OK);
    vi.spyOn(console, "error").mockImplementation(() => {});
    const id = await queued();
    const readOnly = {
      prepare: (sql: string) => env.DB.prepare(sql),
      batch: () => Promise.reject(new Error("D1_ERROR: down")),
    };
    await withBindings({ DB: readOnly });
    await room().wake();
    expect(await rowOf(id)).toMatchObject({ state: "queued" });
    await withBindings({ DB: env.DB });
    await runDurableObjectAlarm(room());
    expect((await rowOf(id))?.state).toBe("sent");
    expect(seen).toEqual([id, id]);
  });
});

describe("what has been kept long enough", () => {
  it("is swept: sent mails, links and locks that ended over 30 days ago, and nothing else", async () => {
    const [young, old] = [Date.now() - 29 * DAY_MS, Date.now() - 31 * DAY_MS];
    const insert = (id: string, state: string, at: number) =>
      env.DB.prepare(
        `INSERT INTO mails (id, occasion, recipient, language, kind, fields, created_at, state)
         VALUES (?1, ?1, 'zoe@example.com', 'fr', 'address-in-use', '{}', ?2, ?3)`,
      ).bind(id, at, state);
    const link = (id: string, at: number) =>
      env.DB.prepare("INSERT INTO account_links VALUES (?1, 'zoe', 'reset-password', 0, ?2, NULL)").bind(
        id,
        at,
      );
    const lock = (address: string, at: number) =>
      env.DB.prepare("INSERT INTO address_locks VALUES (?1, ?2)").bind(address, at);
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO users (id, email, password_hash, first_name, last_name, role, created_at)
         VALUES ('zoe', 'zoe@example.com', '', 'Zoé', 'L', 'CLIENT', 0)`,
      ),
      ...[
        insert("old sent", "sent", old),
        insert("young sent", "sent", young),
        insert("old dead", "dead", old),
      ],
      ...[link("old link", old), link("young link", young), lock("old lock", old), lock("young lock", young)],
    ]);
    await room().wake();
    const { results } = await env.DB.prepare(
      `SELECT id FROM mails UNION ALL SELECT id FROM account_links UNION ALL SELECT address FROM address_locks
       ORDER BY 1`,
    ).all<{ id: string }>();
    expect(results.map(({ id }) => id)).toEqual(["old dead", "young link", "young lock", "young sent"]);
    const alarm = await alarmAt();
    expect(Math.abs((alarm ?? 0) - Date.now() - DAY_MS)).toBeLessThan(60_000);
  });
});

it.each([DUE, HURRIED, NEXT_DUE, ...SWEEPS])("asks D1 by an index: %s", async (sql) => {
  const parameters = [1, 2].slice(0, new Set(sql.match(/\?\d/g)).size);
  const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...parameters)
    .all<{ detail: string }>();
  const steps = plan.results.map(({ detail }) => detail);
  expect(steps.length).toBeGreaterThan(0);
  // What a bounded query found may be read whole.
  const scans = (step: string) => step.startsWith("SCAN") && !step.startsWith("SCAN (subquery");
  expect(steps.filter((step) => scans(step) || step.includes("TEMP B-TREE"))).toEqual([]);
});

it.each([SETTLE, PUT_OFF, DROP])("reaches the mails of a wave by their ids: %s", async (sql) => {
  const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind("[]").all<{ detail: string }>();
  const mailSteps = plan.results.map(({ detail }) => detail).filter((detail) => detail.includes(" mails "));
  expect(mailSteps).toEqual([expect.stringContaining("(id=?)")]);
});

describe("the local mailbox", () => {
  it("has each mail once, however often it is delivered", async () => {
    const id = await queued({ recipient: "twice@example.com" });
    await room().wake();
    await env.DB.prepare("UPDATE mails SET state = 'queued', due_at = 0 WHERE id = ?").bind(id).run();
    await room().wake();
    expect((await rowOf(id))?.state).toBe("sent");
    expect(await mailsTo("twice@example.com")).toHaveLength(1);
  });

  it("keeps the last thousand", async () => {
    const kept = await runInDurableObject(room(), (_room, { storage }) => {
      const mailbox = new Mailbox(storage.sql);
      const from = { name: "", address: "" };
      for (let count = 1; count <= 1_005; count++) {
        const mail = { id: `mail ${count}`, from, to: "", subject: "", text: "", html: "", links: [] };
        mailbox.put(mail, count);
      }
      return mailbox.list(null).map(({ at }) => at);
    });
    expect(kept).toHaveLength(1_000);
    expect([kept[0], kept.at(-1)]).toEqual([1_005, 6]);
  });
});
