/** Changing somebody's role, name, or whether their address counts as proved. */

import { and, eq, exists, ne, type SQL, sql } from "drizzle-orm";
import { sessions, tallies, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { problemsOf } from "../http/problems.ts";
import { userChangesSchema } from "./administration-schemas.ts";
import { IS_NOT_LAST_ADMINISTRATOR } from "./last-administrator.ts";
import type { UpdateUserOutcome, UserChanges } from "./outcomes.ts";
import { forgetAccount } from "./sessions.ts";

const SHOWN = {
  id: users.id,
  email: users.email,
  firstName: users.firstName,
  lastName: users.lastName,
  role: users.role,
  isVerified: users.isVerified,
};

/**
 * Makes the changes, all or none. A new role ends every session of the account: at once everywhere for staff, within
 * 30 s in other isolates for players. Refused for the last administrator who would be one no more, and as
 * `address-taken` where two accounts would both answer for one address.
 */
export async function updateUser(
  bindings: Pick<Env, "DB">,
  id: string,
  asked: UserChanges,
): Promise<UpdateUserOutcome> {
  const parsed = userChangesSchema.safeParse(asked);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const changes = parsed.data;
  const database = databaseOf(bindings.DB);
  const isAllowed = and(eq(users.id, id), demotesNoLastAdministrator(changes), leavesAddressAlone(changes));
  const hasNewRole = changes.role === undefined ? sql`false` : ne(users.role, changes.role);
  // One transaction: both changes see the account as it was, so they happen together or not at all.
  const [, updated, [found]] = await database.batch([
    database
      .delete(sessions)
      .where(
        and(
          eq(sessions.userId, id),
          exists(database.select({ id: users.id }).from(users).where(and(isAllowed, hasNewRole))),
        ),
      ),
    database
      .update(users)
      .set({ id, ...changes }) // the id, so that even a body that changes nothing makes a statement
      .where(isAllowed)
      .returning(SHOWN),
    database
      .select({ role: users.role, administrators: tallies.count })
      .from(users)
      .innerJoin(tallies, eq(tallies.name, "users:ADMIN"))
      .where(eq(users.id, id)),
  ]);
  const [user] = updated;
  if (user) {
    forgetAccount(id);
    return { kind: "updated", user };
  }
  if (!found) return { kind: "not-found" };
  const isDemotion = found.role === "ADMIN" && changes.role !== undefined && changes.role !== "ADMIN";
  return { kind: isDemotion && found.administrators <= 1 ? "last-administrator" : "address-taken" };
}

function demotesNoLastAdministrator({ role }: UserChanges): SQL | undefined {
  return role === undefined || role === "ADMIN" ? undefined : IS_NOT_LAST_ADMINISTRATOR;
}

/**
 * Two things an account can become only where no other stands in the way: proved, when another has proved the same
 * address; staff, when another has proved it or is staff by that name. Else a stranger who registered under a
 * colleague's address and name could be taken for the colleague.
 */
function leavesAddressAlone({ isVerified, role }: UserChanges): SQL | undefined {
  const others = sql`SELECT 1 FROM users AS other WHERE other.email = ${users.email} AND other.id <> ${users.id}`;
  const stays = isVerified
    ? sql`(${users.isVerified} = 1 OR NOT EXISTS (${others} AND other.is_verified = 1))`
    : undefined;
  const joins =
    role === undefined || role === "CLIENT"
      ? undefined
      : sql`(${users.role} <> 'CLIENT' OR NOT EXISTS (${others} AND (other.is_verified = 1 OR other.role <> 'CLIENT')))`;
  return and(stays, joins);
}
