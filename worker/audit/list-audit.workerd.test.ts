import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { DESK_ACTIONS } from "../../durable-objects/campaign-desk/audit.ts";
import { databaseOf } from "../database.ts";
import { migrateDatabase, person } from "../test-house.ts";
import { timedId } from "../timed-id.ts";
import { AUDIT_ACTIONS } from "./actions.ts";
import type { AuditFilters, AuditQuery } from "./audit-log.ts";
import { auditCount, auditLogOf, auditPage, staffNames } from "./list-audit.ts";

const database = databaseOf(env.DB);
const log = auditLogOf({ env });
const NONE: AuditFilters = {
  action: null,
  actor: null,
  subjectKind: null,
  subjectId: null,
  from: null,
  to: null,
};
/** Ten in the evening of the 1st in Paris, and so on by the hour. */
const FIRST_AT = Date.UTC(2026, 5, 1, 20);
const HOUR_MS = 3_600_000;

function asking(filters: Partial<AuditFilters> = {}, where: Partial<AuditQuery> = {}): AuditQuery {
  const sort = { by: "at", direction: "descending" } as const;
  return { filters: { ...NONE, ...filters }, sort, after: null, before: null, limit: 25, ...where };
}

async function write(at: number, differs: Partial<Record<"actor" | "action" | "kind" | "subject", string>>) {
  const { actor = "gone", action = "prize.changed", kind = "prize", subject = "p1" } = differs;
  await env.DB.prepare("INSERT INTO audit_log VALUES (?, ?, ?, 'ADMIN', ?, ?, ?, NULL, ?)")
    .bind(timedId(at), at, actor, action, kind, subject, JSON.stringify({ stock: at }))
    .run();
}

let colleague: string;

beforeAll(async () => {
  await migrateDatabase();
  colleague = (await person("ADMIN")).id;
  for (let hour = 0; hour < 6; hour++) await write(FIRST_AT + hour * HOUR_MS, { subject: `p${hour % 2}` });
  await write(FIRST_AT + 6 * HOUR_MS, {
    actor: colleague,
    action: "campaign.state-changed",
    kind: "campaign",
  });
});

describe("the audit log", () => {
  it("is read newest first, page by page and back again", async () => {
    const first = await log.page(asking({}, { limit: 3 }));
    expect(first.rows.map(({ at }) => (at - FIRST_AT) / HOUR_MS)).toEqual([6, 5, 4]);
    expect(first.total).toEqual({ kind: "exact", count: 7 });
    const second = await log.page(asking({}, { limit: 3, after: first.next }));
    expect(second.rows.map(({ at }) => (at - FIRST_AT) / HOUR_MS)).toEqual([3, 2, 1]);
    const back = await log.page(asking({}, { limit: 3, before: second.previous }));
    expect(back.rows).toEqual(first.rows);
  });

  it("names who did it while their account exists, and what they were for good", async () => {
    const { rows } = await log.page(asking({ actor: colleague }));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.actor).toMatchObject({
      id: colleague,
      role: "ADMIN",
      name: expect.stringContaining(" "),
    });
    const [gone] = (await log.page(asking({ actor: "gone" }))).rows;
    expect(gone?.actor).toEqual({ id: "gone", role: "ADMIN", name: null });
  });

  it.each<[string, Partial<AuditFilters>, number]>([
    ["an action", { action: "campaign.state-changed" }, 1],
    ["a kind of thing", { subjectKind: "prize" }, 6],
    ["one thing", { subjectId: "p0" }, 3],
    ["one thing of another kind", { subjectId: "p0", subjectKind: "campaign" }, 0],
    ["a day where the shops are", { from: "2026-06-02", to: "2026-06-02" }, 5],
    ["up to a day", { to: "2026-06-01" }, 2],
    [
      "everything at once",
      { actor: "gone", action: "prize.changed", subjectId: "p1", from: "2026-06-02" },
      2,
    ],
  ])("is filtered by %s", async (_name, filters, count) => {
    const page = await log.page(asking(filters));
    expect(page.rows).toHaveLength(count);
    expect(page.total).toEqual({ kind: "exact", count });
  });

  it("offers everybody of the staff as a filter, and nobody else", async () => {
    const { id: player } = await person("CLIENT");
    const ids = (await log.staff()).map(({ id }) => id);
    expect(ids).toContain(colleague);
    expect(ids).not.toContain(player);
  });

  it.each(["UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"])(
    "cannot be altered by anybody: %s",
    async (statement) => {
      await expect(env.DB.prepare(statement).run()).rejects.toThrow("append-only");
    },
  );

  it("knows every action of the desk", () => {
    expect(AUDIT_ACTIONS).toEqual(expect.arrayContaining([...DESK_ACTIONS]));
  });
});

interface Statement {
  toSQL(): { sql: string; params: unknown[] };
}

async function planOf(statement: Statement): Promise<string[]> {
  const { sql, params } = statement.toSQL();
  const explained = env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...params);
  return (await explained.all<{ detail: string }>()).results.map(({ detail }) => detail);
}

describe("reading the audit log searches", () => {
  const SEARCHES: readonly [string, Partial<AuditFilters>, string][] = [
    ["everything", {}, " (id>? AND id<?)"],
    ["a period", { from: "2026-06-01", to: "2026-06-02" }, " (id>? AND id<?)"],
    ["an actor", { actor: "x" }, "audit_log_by_actor (actor_id=? AND id>? AND id<?)"],
    ["an action", { action: "x" }, "audit_log_by_action (action=? AND id>? AND id<?)"],
    ["a kind", { subjectKind: "x" }, "audit_log_by_kind (subject_kind=? AND id>? AND id<?)"],
    ["a subject", { subjectId: "x" }, "audit_log_by_subject (subject_id=? AND id>? AND id<?)"],
    [
      "all of them",
      { actor: "x", action: "x", subjectKind: "x", subjectId: "x", from: "2026-06-01" },
      "audit_log_by_subject (subject_id=? AND id>? AND id<?)",
    ],
  ];

  it.each(SEARCHES)("%s", async (_name, filters, search) => {
    const cursor = timedId(FIRST_AT);
    for (const where of [{}, { after: cursor }, { before: cursor }]) {
      const plan = await planOf(auditPage(database, asking(filters, where)));
      expect(plan.some((step) => step.includes(search))).toBe(true);
      expect(plan.filter((step) => /SCAN .*(audit_log|users)/.test(step))).toEqual([]);
    }
    const count = await planOf(auditCount(database, { ...NONE, ...filters }));
    expect(count.some((step) => step.includes(search))).toBe(true);
  });

  it("the staff", async () => {
    expect(await planOf(staffNames(database))).toEqual(["SEARCH users USING INDEX users_by_role (role=?)"]);
  });
});
