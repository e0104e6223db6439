import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseOf } from "../database.ts";
import type { Pagination } from "../http/pagination.ts";
import type { MailState, MailView } from "../mail/administration.ts";
import { mailRow, mailsPage } from "../mail/list-mails.ts";
import { type AnyBody, ask, mailsTo, migrateDatabase, type Person, person } from "../test-house.ts";

const PATH = "/api/admin/mails";
const UNKNOWN = "0197b6f0-0000-7000-8000-000000000000";
let admin: Person;

beforeAll(async () => {
  await migrateDatabase();
  admin = await person("ADMIN");
});
beforeEach(async () => {
  await env.DB.prepare("DELETE FROM mails").run();
});

async function insert(state: MailState, createdAt: number, recipient = "zoe@example.com"): Promise<string> {
  const id = crypto.randomUUID();
  await env.DB.prepare(
    `INSERT INTO mails (id, occasion, recipient, language, kind, fields, state, attempts, created_at, due_at, last_error)
     VALUES (?1, ?1, ?2, 'fr', 'address-in-use', '{"secret":"fields"}', ?3, 9, ?4, ?5, 'HTTP 500')`,
  )
    .bind(id, recipient, state, createdAt, state === "queued" ? Date.now() + 3_600_000 : null)
    .run();
  return id;
}

function order<Data>(path: string, method = "GET") {
  return ask<AnyBody & { data: Data }>(`${PATH}${path}`, { token: admin.token, method });
}

interface Page {
  readonly mails: readonly MailView[];
  readonly pagination: Pagination;
}

describe("the list of mails", () => {
  it("shows the dead ones unless asked otherwise, without addresses or what they say", async () => {
    const dead = await insert("dead", 1_000);
    const waiting = await insert("queued", 2_000);
    const { status, headers, body } = await order<Page>("");
    expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(body.data.mails).toEqual([
      {
        id: dead,
        kind: "address-in-use",
        recipient: "z•••@example.com",
        language: "fr",
        state: "dead",
        attempts: 9,
        createdAt: "1970-01-01T00:00:01.000Z",
        dueAt: null,
        sentAt: null,
        lastError: "HTTP 500",
      },
    ]);
    expect((await order<Page>("?state=queued")).body.data.mails.map(({ id }) => id)).toEqual([waiting]);
    expect((await order<Page>("?state=sent")).body.data).toMatchObject({
      mails: [],
      pagination: { total: 0 },
    });
  });

  it("goes on by cursor, newest first, whatever is added meanwhile", async () => {
    const ids: string[] = [];
    for (const at of [1, 2, 2, 2, 3]) ids.push(await insert("dead", at));
    const first = (await order<Page>("?limit=2")).body.data;
    expect(first.pagination).toMatchObject({ total: 5, page: 1, limit: 2, totalPages: 3 });
    await insert("dead", 9);
    const seen = first.mails.map(({ id }) => id);
    for (let cursor = first.pagination.nextCursor; cursor !== null; ) {
      const next = (await order<Page>(`?limit=2&cursor=${cursor}`)).body.data;
      seen.push(...next.mails.map(({ id }) => id));
      cursor = next.pagination.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect([seen[0], seen[4]]).toEqual([ids[4], ids[0]]);
    const second = (await order<Page>("?limit=2&page=2")).body.data;
    expect(second.mails).toHaveLength(2);
  });

  it.each(["state=lost", "page=0", "limit=101", "cursor=x", "page=100000&limit=100"])(
    "refuses %s",
    async (query) => {
      expect(await order(`?${query}`)).toMatchObject({ status: 400, body: { success: false } });
    },
  );

  it.each(["page=1", "page=500", "cursor=1000_0197b6f0-0000-7000-8000-000000000000"])(
    "reads no table from end to end (%s)",
    async (query) => {
      const { page, cursor } = Object.fromEntries(new URLSearchParams(query));
      const asked = { state: "dead", page: Number(page ?? 1), limit: 20, cursor } as const;
      for (const statement of [mailsPage(databaseOf(env.DB), asked), mailRow(databaseOf(env.DB), UNKNOWN)]) {
        const { sql, params } = statement.toSQL();
        const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .bind(...params)
          .all<{ detail: string }>();
        expect(plan.results.length).toBeGreaterThan(0);
        expect(plan.results.filter(({ detail }) => /SCAN .*mails/.test(detail))).toEqual([]);
      }
    },
  );
});

describe("sending a dead mail again", () => {
  it("puts it back as if new, and it arrives", async () => {
    const id = await insert("dead", Date.now(), "again@example.com");
    const { status, body } = await order<MailView>(`/${id}/retry`, "POST");
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ id, state: "queued", attempts: 0, recipient: "a•••@example.com" });
    expect(await mailsTo("again@example.com")).toHaveLength(1);
    expect((await order<Page>("?state=sent")).body.data.mails.map((mail) => mail.id)).toEqual([id]);
  });

  it.each(["queued", "sent"] as const)("leaves a %s one as it is and answers the same", async (state) => {
    const id = await insert(state, 1_000);
    const { status, body } = await order<MailView>(`/${id}/retry`, "POST");
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ id, state, attempts: 9 });
  });

  it.each([UNKNOWN, "nothing", "%00"])("knows no mail %s", async (id) => {
    expect(await order(`/${id}/retry`, "POST")).toMatchObject({
      status: 404,
      body: { success: false, error: "Message non trouvé" },
    });
  });

  it("can be done with all of them", async () => {
    await insert("dead", 1_000, "one@example.com");
    await insert("dead", 2_000, "two@example.com");
    await insert("sent", 3_000, "three@example.com");
    expect((await order("/retry-dead", "POST")).body.data).toEqual({ retried: 2 });
    expect(await mailsTo("one@example.com")).toHaveLength(1);
    expect(await mailsTo("two@example.com")).toHaveLength(1);
    expect((await order("/retry-dead", "POST")).body.data).toEqual({ retried: 0 });
  });
});
