/** The list of accounts, newest first, page by page. */

import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { tallies, users } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { paginationOf, skipOf } from "../http/pagination.ts";
import type { Role } from "../services.ts";
import type { UserPage, UserQuery } from "./user-administration.ts";

/** A creation time in milliseconds and an account's id: the last row shown. */
export const USER_CURSOR = /^(\d{1,15})_([0-9a-f-]{36})$/;

const ROLES: readonly Role[] = ["CLIENT", "EMPLOYEE", "ADMIN"];

/** Above every account there can be. With it each page is a search from a place, the first one too. */
const TOP = { createdAt: Number.MAX_SAFE_INTEGER, id: "" };

/**
 * One page of the accounts. What is added while somebody pages with the cursor moves nothing: each account that was
 * there is shown once. A cursor that is none of ours starts from the top; the API refuses it before.
 */
export async function listUsers(database: Database, query: UserQuery): Promise<UserPage> {
  const [rows, counted] = await database.batch([
    usersPage(database, query),
    database
      .select({ count: tallies.count })
      .from(tallies)
      .where(
        inArray(
          tallies.name,
          (query.role ? [query.role] : ROLES).map((role) => `users:${role}`),
        ),
      ),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor = last && rows.length > query.limit ? `${last.createdAt}_${last.id}` : null;
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  return {
    users: shown.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() })),
    pagination: paginationOf(query, total, nextCursor),
  };
}

/** The rows of a page and one more, which tells that something follows. */
function usersPage(database: Database, query: UserQuery) {
  // Rows are skipped in an index that holds all it needs; only those shown are read from the table.
  const ids = database
    .select({ id: users.id })
    .from(users)
    .where(and(query.role && eq(users.role, query.role), isBelow(query.cursor)))
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(query.limit + 1)
    .offset(skipOf(query));
  return database
    .select({
      id: users.id,
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      role: users.role,
      isVerified: users.isVerified,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(inArray(users.id, ids))
    .orderBy(desc(users.createdAt), desc(users.id));
}

function isBelow(cursor: string | undefined): SQL {
  const [, createdAt, id] = USER_CURSOR.exec(cursor ?? "") ?? [];
  const from = createdAt === undefined || id === undefined ? TOP : { createdAt: Number(createdAt), id };
  return sql`(${users.createdAt}, ${users.id}) < (${from.createdAt}, ${from.id})`;
}
