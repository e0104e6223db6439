/** The list of accounts as head office searches it: complete in both directions, told truly, and found by an index. */

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { migrateDatabase } from "../test-house.ts";
import { findUsers, namePage, timePage, type UserListQuery, walk } from "./find-users.ts";
import type { UserFilters } from "./users.ts";

const database = databaseOf(env.DB);
const START = Date.UTC(2026, 9, 1);
const DAY_MS = 86_400_000;
/** Enough that a search with a filter has to be cut off and go on. */
const MANY = 2_500;

beforeAll(async () => {
  await migrateDatabase();
  await env.DB.prepare(
    `INSERT INTO users (id, email, password_hash, first_name, last_name, role, is_verified, language, created_at)
     WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1)
     SELECT printf('%08x-0000-4000-8000-000000000000', i), 'zoe' || i || '@example.com', 'x',
       CASE WHEN i % 2 THEN 'Zoé' ELSE 'Marie' END, 'Lefèvre' || (i % 10),
       CASE WHEN i % 500 = 7 THEN 'ADMIN' WHEN i % 100 = 3 THEN 'EMPLOYEE' ELSE 'CLIENT' END,
       i % 3 = 0, 'fr', ?2 + (i / 3) * 60000 FROM n`,
  )
    .bind(MANY, START)
    .run();
});

function query(filters: UserFilters, changes: Partial<UserListQuery> = {}): UserListQuery {
  const sort = { by: "createdAt", direction: "descending" } as const;
  return { filters, sort, after: null, before: null, limit: 50, ...changes };
}

/** All pages, there and back again. */
async function walked(filters: UserFilters, changes: Partial<UserListQuery> = {}) {
  const forth: string[] = [];
  let after: string | null = null;
  let last: string | null = null;
  do {
    const page = await findUsers(env, query(filters, { ...changes, after }));
    forth.push(...page.rows.map(({ id }) => id));
    last = page.previous ?? last;
    after = page.next;
  } while (after !== null);
  const back: string[] = [];
  for (let before = last; before !== null; ) {
    const page = await findUsers(env, query(filters, { ...changes, before }));
    back.unshift(...page.rows.map(({ id }) => id));
    before = page.previous;
  }
  return { forth, back };
}

/** What there is, by a plain question. */
async function truth(condition: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `SELECT id FROM users WHERE ${condition} ORDER BY created_at DESC, id DESC`,
  ).all<{
    id: string;
  }>();
  return results.map(({ id }) => id);
}

const CASES: readonly [string, UserFilters, string][] = [
  ["everybody", {}, "1"],
  ["players", { role: "CLIENT" }, "role = 'CLIENT'"],
  [
    "employees whose address is proved",
    { role: "EMPLOYEE", isVerified: true },
    "role = 'EMPLOYEE' AND is_verified",
  ],
  [
    "players whose address is not",
    { role: "CLIENT", isVerified: false },
    "role = 'CLIENT' AND NOT is_verified",
  ],
  ["the proved", { isVerified: true }, "is_verified = 1"],
  [
    "those of a morning",
    { since: START + 60_000 * 60, until: START + 60_000 * 120 },
    `created_at >= ${START + 60_000 * 60} AND created_at < ${START + 60_000 * 120}`,
  ],
  ["a name without its accent", { search: "zoe lefevre3" }, "first_name = 'Zoé' AND last_name = 'Lefèvre3'"],
  ["a name and a role", { search: "lefevre", role: "ADMIN" }, "role = 'ADMIN'"],
  ["an address", { search: "zoe17@example" }, "email LIKE 'zoe17%@example.com'"],
];

describe("the list of accounts", () => {
  it.each(CASES)("shows %s, each once, newest first, in both directions", async (_, filters, condition) => {
    const expected = await truth(condition);
    expect(expected.length).toBeGreaterThan(0);
    const { forth, back } = await walked(filters);
    expect(forth).toEqual(expected);
    // The way back ends where the first page begins, and misses only the page it came from.
    expect(expected.slice(0, back.length)).toEqual(back);
    expect(back.length).toBeGreaterThanOrEqual(Math.min(expected.length - 50, expected.length - 1, 1));
  });

  it.each(CASES)("shows %s oldest first, too", async (_, filters, condition) => {
    const sort = { by: "createdAt", direction: "ascending" } as const;
    expect((await walked(filters, { sort })).forth).toEqual((await truth(condition)).toReversed());
  });

  it.each<[UserFilters, object]>([
    [{}, { kind: "exact", count: MANY }],
    [{ role: "ADMIN" }, { kind: "exact", count: 5 }],
    [{ isVerified: true }, { kind: "exact", count: 834 }],
    [{ isVerified: false }, { kind: "exact", count: MANY - 834 }],
    [{ since: START }, { kind: "more-than", count: 1_000 }],
    [{ since: START + 30 * DAY_MS }, { kind: "exact", count: 0 }],
    [{ search: "lefevre3" }, { kind: "exact", count: 250 }],
    [{ search: "lefevre" }, { kind: "more-than", count: 1_000 }],
    [{ search: "…" }, { kind: "exact", count: 0 }],
  ])("says how many %o are, and never a wrong number", async (filters, total) => {
    expect((await findUsers(env, query(filters))).total).toEqual(total);
  });

  it("masks the addresses of players, and of nobody else", async () => {
    const { rows } = await findUsers(env, query({ search: "zoe7@", role: "ADMIN" }));
    expect(rows.find(({ role }) => role === "ADMIN")?.email).toBe("zoe7@example.com");
    const players = (await findUsers(env, query({ role: "CLIENT" }))).rows;
    expect(players.map(({ email }) => email)).toEqual(players.map(() => "z•••@example.com"));
  });

  it("starts from the top for a cursor that is none of ours", async () => {
    const [first] = (await findUsers(env, query({}))).rows;
    for (const after of ["", "r1", "x", "1e3_", "' OR 1"])
      expect((await findUsers(env, query({}, { after }))).rows[0]?.id).toBe(first?.id);
  });
});

describe("its plans", () => {
  const CURSOR = `${START}_00000000-0000-4000-8000-000000000000`;

  async function planOf(statement: { toSQL(): { sql: string; params: unknown[] } }): Promise<string[]> {
    const { sql, params } = statement.toSQL();
    const explained = env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...params);
    return (await explained.all<{ detail: string }>()).results.map(({ detail }) => detail);
  }

  it.each<[UserFilters, string]>([
    [{}, "users_by_creation"],
    [{ since: 1, until: 2 }, "users_by_creation"],
    [{ role: "CLIENT" }, "users_by_role"],
    [{ role: "ADMIN", isVerified: true }, "users_by_role"],
    [{ isVerified: false }, "users_by_verification"],
    [{ role: "CLIENT", isVerified: true, since: 1 }, "users_by_verification"],
  ])("search by time for %o in %s, wherever the page is", async (filters, index) => {
    for (const place of [{}, { after: CURSOR }, { before: CURSOR }]) {
      const plan = await planOf(timePage(database, query(filters, place)));
      expect(plan.filter((step) => /^SCAN/.test(step))).toEqual([]);
      expect(plan.filter((step) => step.includes(`INDEX ${index}`))).toHaveLength(1);
      // In order as read: what sorts is the page alone, by its ids.
      const inner = plan.slice(0, plan.findIndex((step) => step.includes(index)) + 1);
      expect(inner.filter((step) => step.includes("TEMP B-TREE"))).toEqual([]);
    }
  });

  it.each<UserFilters>([{ search: "zoe" }, { search: "zoe", role: "ADMIN" }])(
    "look for names in their index and then at accounts one by one: %o",
    async (filters) => {
      for (const place of [{}, { after: "r900" }, { before: "r900" }]) {
        const found = await planOf(walk(database, query(filters, place), '"zoe"*', 10));
        expect(found.join()).toMatch(/^SCAN users_search VIRTUAL TABLE INDEX/);
        expect(found).toHaveLength(1); // in order as read: nothing sorts
        const plan = await planOf(namePage(database, query(filters, place), [3, 2, 1]));
        expect(plan.filter((step) => /^SCAN users\b(?!_search)/.test(step))).toEqual([]);
        expect(plan).toContainEqual(
          expect.stringContaining("SEARCH users USING INTEGER PRIMARY KEY (rowid=?)"),
        );
      }
    },
  );

  // A beginning whose length the index does not keep is gathered from every word that begins so before the first row
  // is given: 16 ms a question, of which a page asks several, for what each of 600,000 addresses has (its provider).
  it("find beginnings of every usual length ready in the index", async () => {
    const made = await env.DB.prepare("SELECT sql FROM sqlite_master WHERE name = 'users_search'").first<{
      sql: string;
    }>();
    const kept = /prefix='([\d ]+)'/
      .exec(made?.sql ?? "")?.[1]
      ?.split(" ")
      .map(Number);
    const usual = Array.from("protonmail", (_, index) => index + 1);
    expect(kept).toEqual(usual);
  });

  it("would show a walk", async () => {
    const plan = await planOf(database.select().from(users).orderBy(users.lastName));
    expect(plan).toContain("SCAN users");
  });
});
