/**
 * The list of the staff. They are some hundreds and read whole, along the index by role, then filtered and put in order
 * here: so a name is found with or without its accents, and every order costs the same.
 */

import { inArray, max } from "drizzle-orm";
import { sessions, users } from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { ListPage, ListQuery } from "../lists/list.ts";
import type { EmployeeFilters, EmployeeRow, EmployeeSort, StaffRole, StoreName } from "./employees.ts";
import { folded } from "./folded.ts";
import { storeNames } from "./invite.ts";

/** Ten times the staff of a large house; 5,000 rows are some 15 ms of D1. The newest stand when there are more. */
const STAFF_MAX = 5_000;
const ROLES: readonly StaffRole[] = ["EMPLOYEE", "ADMIN"];

const { compare } = new Intl.Collator("fr", { numeric: true });

type Unseen = Omit<EmployeeRow, "lastSignInAt">;

/** One page of the staff. */
export async function listEmployees(
  bindings: Pick<Env, "DB">,
  query: ListQuery<EmployeeFilters, EmployeeSort>,
): Promise<ListPage<EmployeeRow>> {
  const database = databaseOf(bindings.DB);
  const [rows, shops] = await Promise.all([staffRows(database), storeNames(database)]);
  const names = new Map(shops.map((shop) => [shop.id, shop]));
  const matching = rows.map((row) => employeeOf(row, names)).filter((row) => matches(row, query.filters));
  const page = pageOf(matching, query);
  return { ...page, rows: await withLastSignIn(database, page.rows) };
}

/** Asked by role, so that it is a search in the index and never a walk through the players. */
export function staffRows(database: Database) {
  return database
    .select({
      id: users.id,
      firstName: users.firstName,
      lastName: users.lastName,
      email: users.email,
      role: users.role,
      storeId: users.storeId,
      isVerified: users.isVerified,
      createdAt: users.createdAt,
      invitedAt: users.invitedAt,
    })
    .from(users)
    .where(inArray(users.role, [...ROLES]))
    .limit(STAFF_MAX);
}

function employeeOf(
  row: Awaited<ReturnType<typeof staffRows>>[number],
  shops: ReadonlyMap<string, StoreName>,
): Unseen {
  const storeName = row.storeId === null ? null : (shops.get(row.storeId)?.name ?? row.storeId);
  const role: StaffRole = row.role === "ADMIN" ? "ADMIN" : "EMPLOYEE";
  return { ...row, role, storeName, state: row.invitedAt === null ? "active" : "invited" };
}

function matches(row: Unseen, { search, role, store, state }: EmployeeFilters): boolean {
  if (role !== undefined && row.role !== role) return false;
  if (state !== undefined && row.state !== state) return false;
  if (store !== undefined && (row.storeId ?? "none") !== store) return false;
  const words = folded(`${row.firstName} ${row.lastName} ${row.email}`).split(" ");
  const asked = folded(search ?? "").split(" ");
  return asked.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** What a row is put in order by, and then by its id, so that no two are alike. */
function keyOf(row: Unseen, by: EmployeeSort): string {
  switch (by) {
    case "name":
      return `${row.lastName} ${row.firstName}`;
    case "shop":
      return row.storeName ?? "";
    case "createdAt":
      return String(row.createdAt);
  }
}

const CURSOR = /^(.*)_([0-9a-f-]{36})$/s;

function pageOf(
  rows: readonly Unseen[],
  { sort, after, before, limit }: ListQuery<EmployeeFilters, EmployeeSort>,
): ListPage<Unseen> {
  const sign = sort.direction === "descending" ? -1 : 1;
  type Key = readonly [value: string, id: string];
  const order = (one: Key, other: Key) =>
    sign * (compare(one[0], other[0]) || (one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : 0));
  const keyed = rows
    .map((row) => ({ row, key: [keyOf(row, sort.by), row.id] as const }))
    .sort((one, other) => order(one.key, other.key));
  const [, value, id] = CURSOR.exec(after ?? before ?? "") ?? [];
  const place: Key | undefined = value === undefined || id === undefined ? undefined : [value, id];
  const behind = place && keyed.findIndex(({ key }) => order(key, place) > (after === null ? -1 : 0));
  // No row behind the place: all of them stand before it.
  const at = behind === undefined ? 0 : behind < 0 ? keyed.length : behind;
  const from = after === null && place ? Math.max(at - limit, 0) : at;
  const until = after === null && place ? at : at + limit;
  const shown = keyed.slice(from, until);
  const cursorOf = (key: Key | undefined) => (key ? key.join("_") : null);
  return {
    rows: shown.map(({ row }) => row),
    total: { kind: "exact", count: rows.length },
    next: until < keyed.length ? cursorOf(shown.at(-1)?.key) : null,
    previous: from > 0 ? cursorOf(shown[0]?.key) : null,
  };
}

async function withLastSignIn(database: Database, rows: readonly Unseen[]): Promise<EmployeeRow[]> {
  const ids = rows.map(({ id }) => id);
  const seen = await lastSignIns(database, ids);
  const at = new Map(seen.map(({ userId, at }) => [userId, at]));
  return rows.map((row) => ({ ...row, lastSignInAt: at.get(row.id) ?? null }));
}

/** @param ids of one page: at most as many as a statement may bind */
export function lastSignIns(database: Database, ids: readonly string[]) {
  return database
    .select({ userId: sessions.userId, at: max(sessions.createdAt) })
    .from(sessions)
    .where(inArray(sessions.userId, [...ids]))
    .groupBy(sessions.userId);
}
