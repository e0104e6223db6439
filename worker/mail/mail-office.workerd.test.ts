/** Mails as head office sees them, and what is written down of sending them again. */

import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseOf } from "../database.ts";
import type { Staff } from "../staff.ts";
import { migrateDatabase, person } from "../test-house.ts";
import { type MailAdministration, mailAdministration } from "./administration.ts";
import type { MailState, MailTableQuery } from "./mail-office.ts";
import { mailTableRows } from "./mail-table.ts";

let mails: MailAdministration;
let staff: Staff;

beforeAll(async () => {
  await migrateDatabase();
  const { id } = await person("ADMIN");
  staff = {
    id,
    email: "",
    firstName: "",
    lastName: "",
    role: "ADMIN",
    isVerified: true,
    guessesLockedUntil: null,
    hasSecondFactor: false,
  };
  mails = mailAdministration({ env, ctx: { waitUntil: () => undefined }, now: Date.now(), staff });
});
beforeEach(() => env.DB.prepare("DELETE FROM mails").run());

async function insert(state: MailState, createdAt: number): Promise<string> {
  const id = crypto.randomUUID();
  await env.DB.prepare(
    `INSERT INTO mails (id, occasion, recipient, language, kind, fields, state, attempts, created_at)
     VALUES (?1, ?1, 'zoe@example.com', 'fr', 'address-in-use', '{}', ?2, 9, ?3)`,
  )
    .bind(id, state, createdAt)
    .run();
  return id;
}

function asking(state: MailState, where: Partial<MailTableQuery> = {}): MailTableQuery {
  const sort = { by: "createdAt", direction: "descending" } as const;
  return { filters: { state }, sort, after: null, before: null, limit: 2, ...where };
}

async function logOf(subject: string) {
  const { results } = await env.DB.prepare("SELECT * FROM audit_log WHERE subject_id = ? ORDER BY id")
    .bind(subject)
    .all<{ action: string; actor_id: string; after: string }>();
  return results.map(({ action, actor_id, after }) => [action, actor_id, JSON.parse(after)]);
}

describe("the table of mails", () => {
  it("goes forwards and back again, newest first, those of one moment too", async () => {
    for (const at of [1, 2, 2, 2, 3]) await insert("dead", at);
    await insert("queued", 2);
    const first = await mails.page(asking("dead"));
    expect(first.total).toEqual({ kind: "exact", count: 5 });
    const second = await mails.page(asking("dead", { after: first.next }));
    const third = await mails.page(asking("dead", { after: second.next }));
    const all = [first, second, third].flatMap(({ rows }) => rows);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(third.next).toBeNull();
    expect(await mails.page(asking("dead", { before: third.previous }))).toMatchObject({ rows: second.rows });
    expect(await mails.counts()).toEqual({ queued: 1, sent: 0, dead: 5 });
  });

  it("searches along the index of states, either way", async () => {
    for (const direction of ["ascending", "descending"] as const) {
      const query = asking("dead", { sort: { by: "createdAt", direction } });
      const { sql, params } = mailTableRows(databaseOf(env.DB), query).toSQL();
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...params)
        .all<{ detail: string }>();
      const plan = results.map(({ detail }) => detail);
      expect(
        plan.some((step) => step.includes("COVERING INDEX mails_by_state (state=? AND (created_at")),
      ).toBe(true);
      expect(plan.filter((step) => /SCAN mails/.test(step))).toEqual([]);
    }
  });
});

describe("sending again", () => {
  it("is written down, by whom, once for one mail that had failed", async () => {
    const id = await insert("dead", 1);
    expect(await mails.retry(id)).toMatchObject({ kind: "found", mail: { state: "queued", attempts: 0 } });
    await mails.retry(id);
    expect(await logOf(id)).toEqual([["mail.retried", staff.id, { state: "queued" }]]);
  });

  it("of all that failed is one entry with their number, and none when there are none", async () => {
    for (const at of [1, 2, 3]) await insert("dead", at);
    await insert("sent", 4);
    expect(await mails.retryDead()).toBe(3);
    expect(await mails.retryDead()).toBe(0);
    expect(await logOf("dead")).toEqual([["mails.dead-retried", staff.id, { count: 3 }]]);
  });
});
