/** Reading the audit log: by its key, which is the order of time, or along the index of the narrowest filter. */

import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import { auditLog, users } from "../../migrations/schema.ts";
import { instantOf } from "../campaigns/local-time.ts";
import { type Database, databaseOf } from "../database.ts";
import { twoWayPage } from "../lists/two-way-page.ts";
import type { ServiceContext } from "../service-context.ts";
import { firstIdAt } from "../timed-id.ts";
import type { AuditFilters, AuditLog, AuditQuery, AuditView, StoredFacts } from "./audit-log.ts";

/** Counting further would cost more than the page. */
const COUNTED_MAX = 1_000;
/** What a list to choose from can show; more colleagues than ten shops have. */
const STAFF_MAX = 300;
/** Above every id: they are made of hex digits and dashes. */
const ABOVE_EVERY_ID = "~";
const HOUSE_TIME_ZONE = "Europe/Paris";
const DAY_MS = 86_400_000;

export function auditLogOf({ env }: Pick<ServiceContext, "env">): AuditLog {
  const database = databaseOf(env.DB);
  return {
    async page(query) {
      const [rows, [counted]] = await database.batch([
        auditPage(database, query),
        auditCount(database, query.filters),
      ]);
      const count = counted?.count ?? 0;
      const total =
        count > COUNTED_MAX
          ? ({ kind: "more-than", count: COUNTED_MAX } as const)
          : ({ kind: "exact", count } as const);
      const page = twoWayPage(rows, query, total, ({ id }) => id);
      return { ...page, rows: page.rows.map(viewOf) };
    },
    async staff() {
      const rows = await staffNames(database);
      return rows
        .map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` }))
        .sort((one, other) => one.name.localeCompare(other.name, "fr"));
    },
  };
}

/** The rows of a page and one more, which tells that something follows; against the order when `before` is asked for. */
export function auditPage(database: Database, { filters, sort, after, before, limit }: AuditQuery) {
  const isUpwards = (sort.direction === "ascending") === (before === null);
  const cursor = before ?? after;
  const beyond = cursor === null ? undefined : isUpwards ? gt(auditLog.id, cursor) : lt(auditLog.id, cursor);
  const ids = database
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(and(matching(filters), beyond))
    .orderBy(isUpwards ? asc(auditLog.id) : desc(auditLog.id))
    .limit(limit + 1);
  return database
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actorId: auditLog.actorId,
      actorRole: auditLog.actorRole,
      action: auditLog.action,
      subjectKind: auditLog.subjectKind,
      subjectId: auditLog.subjectId,
      before: auditLog.before,
      after: auditLog.after,
      firstName: users.firstName,
      lastName: users.lastName,
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(inArray(auditLog.id, ids))
    .orderBy(isUpwards ? asc(auditLog.id) : desc(auditLog.id));
}

/** How many match, as far as it is cheap to count. */
export function auditCount(database: Database, filters: AuditFilters) {
  const some = database
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(matching(filters))
    .limit(COUNTED_MAX + 1)
    .as("some");
  return database.select({ count: sql<number>`count(*)`.as("count") }).from(some);
}

/** Everybody who is staff now. */
export function staffNames(database: Database) {
  return database
    .select({ id: users.id, firstName: users.firstName, lastName: users.lastName })
    .from(users)
    .where(inArray(users.role, ["ADMIN", "EMPLOYEE"]))
    .limit(STAFF_MAX);
}

/**
 * What the filters ask for. Ids begin with their time, so a period is a range of ids. The narrowest filters that share an
 * index are searched by; `+` keeps SQLite, which cannot know which those are, from walking along another.
 */
function matching({ action, actor, subjectKind, subjectId, from, to }: AuditFilters): SQL {
  const hasSubject = subjectId !== null;
  const hasActor = actor !== null;
  const filters = [
    [auditLog.subjectId, subjectId, true],
    [auditLog.actorId, actor, !hasSubject],
    [auditLog.action, action, !hasSubject],
    [auditLog.subjectKind, subjectKind, !hasSubject && !hasActor],
  ] as const;
  const given = filters.filter(([, value]) => value !== null);
  const conditions = given.map(([column, value, isSearched]) =>
    isSearched ? sql`${column} = ${value}` : sql`+${column} = ${value}`,
  );
  const range = and(
    gt(auditLog.id, from === null ? "" : firstIdAt(startOf(from))),
    lt(auditLog.id, to === null ? ABOVE_EVERY_ID : firstIdAt(startOf(dayAfter(to)))),
  );
  return and(...conditions, range) ?? sql`true`;
}

/** The first instant of a day where the shops are; midnight is never skipped there. */
function startOf(day: string): number {
  const read = instantOf(`${day}T00:00`, HOUSE_TIME_ZONE);
  return read.kind === "instant" ? Math.max(0, read.at) : 0;
}

function dayAfter(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00Z`) + DAY_MS);
  return Number.isNaN(next.getTime()) ? day : next.toISOString().slice(0, 10);
}

type Row = Awaited<ReturnType<typeof auditPage>>[number];

function viewOf(row: Row): AuditView {
  const { id, at, action } = row;
  const name = row.firstName === null ? null : `${row.firstName} ${row.lastName}`;
  return {
    id,
    at,
    action,
    actor: { id: row.actorId, role: row.actorRole, name },
    subject: { kind: row.subjectKind, id: row.subjectId },
    before: factsIn(row.before),
    after: factsIn(row.after),
  };
}

function factsIn(text: string | null): StoredFacts | null {
  return text === null ? null : (JSON.parse(text) as StoredFacts);
}
