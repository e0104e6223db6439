/**
 * The list of accounts as head office searches it: a page costs the same wherever it is and however many accounts
 * there are. By time it goes along an index of the filters; a search goes along the index of names instead, whose rows
 * stand in the order in which accounts were made.
 */

import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { tallies, users } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { ListPage, ListQuery, Total } from "../lists/list.ts";
import { maskEmail } from "../mask.ts";
import type { Role } from "../services.ts";
import { searchExpression } from "./find-people.ts";
import type { UserFilters, UserRow } from "./users.ts";

/** Nobody reads an exact number above it, and counting stops there: 1 ms of D1. */
const COUNTED_MAX = 1_000;
/**
 * Of a search with other filters: how many found names one page looks at, 10 ms of D1. A page may then hold fewer rows
 * than asked for and still have a next one, which goes on from there.
 */
const WALKED_MAX = 1_000;

const ROLES: readonly Role[] = ["CLIENT", "EMPLOYEE", "ADMIN"];
const TOP = { createdAt: Number.MAX_SAFE_INTEGER, id: "" };
const BOTTOM = { createdAt: -1, id: "" };
const CURSOR = /^(\d{1,15})_([0-9a-f-]{36})$/;
const ROW_CURSOR = /^r(\d{1,15})$/;

export type UserListQuery = ListQuery<UserFilters, "createdAt">;

const ROW_COLUMNS = {
  id: users.id,
  firstName: users.firstName,
  lastName: users.lastName,
  email: users.email,
  role: users.role,
  isVerified: users.isVerified,
  createdAt: users.createdAt,
} as const;

/** One page of the accounts. A cursor that is none of ours starts from the top. */
export async function findUsers(bindings: Pick<Env, "DB">, query: UserListQuery): Promise<ListPage<UserRow>> {
  const database = databaseOf(bindings.DB);
  const { search } = query.filters;
  if (search === undefined) return byTime(database, query);
  const expression = searchExpression(search);
  const nothing = { rows: [], total: { kind: "exact", count: 0 }, next: null, previous: null } as const;
  return expression === undefined ? nothing : byName(database, query, expression);
}

/** Whether the page is read from its end: towards the top of what is shown. */
function isBackwards({ after, before }: UserListQuery): boolean {
  return after === null && before !== null;
}

/** Whether rows are read from the newest to the oldest. */
function readsDown(query: UserListQuery): boolean {
  return (query.sort.direction === "descending") !== isBackwards(query);
}

async function byTime(database: Database, query: UserListQuery): Promise<ListPage<UserRow>> {
  const [rows, counted] = await database.batch([timePage(database, query), totalOf(database, query.filters)]);
  const more = rows.length > query.limit;
  return {
    ...pageOf(query, rows.slice(0, query.limit), more, ({ createdAt, id }) => `${createdAt}_${id}`),
    total: readTotal(query.filters, counted),
  };
}

/** The rows of a page and one more, which tells that something follows; in the order read. */
export function timePage(database: Database, query: UserListQuery) {
  const { filters } = query;
  const isDown = readsDown(query);
  const [, createdAt, id] = CURSOR.exec(query.after ?? query.before ?? "") ?? [];
  const start = isDown ? TOP : BOTTOM;
  const from = createdAt === undefined || id === undefined ? start : { createdAt: Number(createdAt), id };
  const place = sql`(${users.createdAt}, ${users.id}) ${isDown ? sql`<` : sql`>`} (${from.createdAt}, ${from.id})`;
  const order = isDown ? [desc(users.createdAt), desc(users.id)] : [asc(users.createdAt), asc(users.id)];
  const ids = database
    .select({ id: sql<string>`users.id`.as("id") })
    .from(indexed(filters))
    .where(and(conditionOf(filters), place))
    .orderBy(...order)
    .limit(query.limit + 1);
  return database
    .select(ROW_COLUMNS)
    .from(users)
    .where(inArray(users.id, ids))
    .orderBy(...order);
}

/**
 * The index that leaves least to be skipped: staff are few, so a role of theirs comes first; nearly everybody is a
 * player, so among players what is asked of their address does.
 */
function indexed({ role, isVerified }: UserFilters): SQL {
  if (role !== undefined && (role !== "CLIENT" || isVerified === undefined))
    return sql`users INDEXED BY users_by_role`;
  return isVerified === undefined
    ? sql`users INDEXED BY users_by_creation`
    : sql`users INDEXED BY users_by_verification`;
}

function conditionOf({ role, isVerified, since, until }: UserFilters): SQL | undefined {
  return and(
    role === undefined ? undefined : eq(users.role, role),
    isVerified === undefined ? undefined : eq(users.isVerified, isVerified),
    since === undefined ? undefined : gte(users.createdAt, since),
    until === undefined ? undefined : lt(users.createdAt, until),
  );
}

/** The tallies where they know the number; else as far as `COUNTED_MAX` along the page's own index. */
function totalOf(database: Database, filters: UserFilters) {
  if (isTallied(filters)) {
    return database
      .select({ name: tallies.name, count: sql<number>`${tallies.count}`.as("count") })
      .from(tallies)
      .where(
        inArray(tallies.name, [
          ...(filters.role ? [filters.role] : ROLES).map((role) => `users:${role}`),
          "users:verified",
        ]),
      );
  }
  const counted = sql`(SELECT 1 FROM ${indexed(filters)} WHERE ${conditionOf(filters)} LIMIT ${COUNTED_MAX + 1})`;
  return database
    .select({ name: sql<string>`'counted'`.as("name"), count: sql<number>`count(*)`.as("count") })
    .from(counted);
}

function isTallied({ role, isVerified, since, until }: UserFilters): boolean {
  return since === undefined && until === undefined && (role === undefined || isVerified === undefined);
}

function readTotal(
  filters: UserFilters,
  counted: readonly { readonly name: string; readonly count: number }[],
): Total {
  if (!isTallied(filters)) return cappedTotal(counted[0]?.count ?? 0);
  const verified = counted.find(({ name }) => name === "users:verified")?.count ?? 0;
  const all = counted.reduce((sum, { count }) => sum + count, 0) - verified;
  if (filters.isVerified === undefined) return { kind: "exact", count: all };
  return { kind: "exact", count: filters.isVerified ? verified : all - verified };
}

function cappedTotal(count: number): Total {
  return count > COUNTED_MAX ? { kind: "more-than", count: COUNTED_MAX } : { kind: "exact", count };
}

/**
 * Names are walked twice at most: from the page's place on for its rows, and from the newest for the total; each walk
 * crosses the lists of all words, which is what a search costs.
 */
async function byName(
  database: Database,
  query: UserListQuery,
  expression: string,
): Promise<ListPage<UserRow>> {
  const limit = walkedMax(query);
  const [found, [counted]] = await database.batch([
    walk(database, query, expression, limit + 1),
    nameTotal(database, query.filters, expression),
  ]);
  const walked = found.slice(0, limit).map(({ row }) => row);
  const rows = walked.length === 0 ? [] : await namePage(database, query, walked);
  const isWhole = rows.length > query.limit;
  const wasCut = !isWhole && found.length > limit;
  const page = pageOf(query, rows.slice(0, query.limit), isWhole || wasCut, ({ row }) => `r${row}`);
  const edge = wasCut ? `r${walked.at(-1)}` : undefined;
  const total = counted?.count ?? 0;
  return {
    rows: page.rows,
    next: edge && !isBackwards(query) ? edge : page.next,
    previous: edge && isBackwards(query) ? edge : page.previous,
    total:
      conditionOf(query.filters) && (counted?.walked ?? 0) > COUNTED_MAX
        ? { kind: "more-than", count: total }
        : cappedTotal(total),
  };
}

/** Without other filters every name found is a row shown. */
function walkedMax({ filters, limit }: UserListQuery): number {
  return conditionOf(filters) === undefined ? limit + 1 : WALKED_MAX;
}

/** The names found from a place on, in the order of the accounts; the index alone is read. */
export function walk(database: Database, query: UserListQuery, expression: string, limit: number) {
  const isDown = readsDown(query);
  const [, row] = ROW_CURSOR.exec(query.after ?? query.before ?? "") ?? [];
  const from = row === undefined ? (isDown ? Number.MAX_SAFE_INTEGER : 0) : Number(row);
  return database
    .select({ row: sql<number>`rowid`.as("row") })
    .from(sql`users_search`)
    .where(sql`users_search MATCH ${expression} AND rowid ${isDown ? sql`<` : sql`>`} ${from}`)
    .orderBy(isDown ? sql`rowid DESC` : sql`rowid ASC`)
    .limit(limit);
}

/** Of the names that were walked, the rows of a page and one more. */
export function namePage(database: Database, query: UserListQuery, walked: readonly number[]) {
  return (
    database
      .select({ ...ROW_COLUMNS, row: sql<number>`walked.value`.as("row") })
      .from(sql`json_each(${JSON.stringify(walked)}) AS walked`)
      // A cross join, which SQLite never turns round: it would begin with everybody of a role.
      .crossJoin(users)
      .where(and(sql`users.rowid = walked.value`, conditionOf(query.filters)))
      .orderBy(readsDown(query) ? sql`walked.value DESC` : sql`walked.value ASC`)
      .limit(query.limit + 1)
  );
}

function nameTotal(database: Database, filters: UserFilters, expression: string) {
  const condition = conditionOf(filters);
  const found = sql`(SELECT rowid AS row FROM users_search WHERE users_search MATCH ${expression} ORDER BY rowid DESC LIMIT ${COUNTED_MAX + 1}) AS found`;
  const from = condition === undefined ? found : sql`${found} CROSS JOIN users ON users.rowid = found.row`;
  const matching = condition === undefined ? sql`count(*)` : sql`count(*) FILTER (WHERE ${condition})`;
  return database
    .select({
      count: sql<number>`${matching}`.as("count"),
      walked: sql<number>`count(*)`.as("walked"),
    })
    .from(from);
}

type StoredRow = Omit<UserRow, "name"> & { readonly firstName: string; readonly lastName: string };

/** Rows as they were read, turned the way they are shown, with the ways on. */
function pageOf<Row extends StoredRow>(
  query: UserListQuery,
  read: readonly Row[],
  more: boolean,
  cursorOf: (row: Row) => string,
): Omit<ListPage<UserRow>, "total"> {
  const isBack = isBackwards(query);
  const rows = isBack ? read.toReversed() : read;
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows: rows.map(rowOf),
    next: last && (isBack || more) ? cursorOf(last) : null,
    previous: first && (isBack ? more : query.after !== null) ? cursorOf(first) : null,
  };
}

function rowOf({ id, firstName, lastName, email, role, isVerified, createdAt }: StoredRow): UserRow {
  return {
    id,
    name: `${firstName} ${lastName}`,
    email: role === "CLIENT" ? maskEmail(email) : email,
    role,
    isVerified,
    createdAt,
  };
}
