/** Changing somebody's role, name, or whether their address counts as proved. */

import { and, eq, exists, ne, or, type SQL, sql } from "drizzle-orm";
import { secondFactors, sessions, tallies, users } from "../../migrations/schema.ts";
import { auditOfUser } from "../audit/audit-of-user.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import type { OfficeContext } from "../staff-context.ts";
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
  context: Pick<OfficeContext, "env" | "staff" | "now">,
  id: string,
  asked: UserChanges,
): Promise<UpdateUserOutcome> {
  const parsed = userChangesSchema.safeParse(asked);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const changes = parsed.data;
  const database = databaseOf(context.env.DB);
  const isAllowed = and(eq(users.id, id), demotesNoLastAdministrator(changes), leavesAddressAlone(changes));
  const hasNewRole = changes.role === undefined ? sql`false` : ne(users.role, changes.role);
  // A player has no shop, and is invited to nothing.
  const leaves = changes.role === "CLIENT" ? { storeId: null, invitedAt: null } : {};
  // One transaction: both changes see the account as it was, so they happen together or not at all.
  const [, , , updated, [found]] = await database.batch([
    auditOfChange(database, context, id, changes, isAllowed),
    // Players have no second factor, nor a page on which to be rid of one.
    database
      .delete(secondFactors)
      .where(
        and(
          eq(secondFactors.userId, id),
          sql`${changes.role ?? ""} = 'CLIENT'`,
          exists(database.select({ id: users.id }).from(users).where(isAllowed)),
        ),
      ),
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
      .set({ id, ...changes, ...leaves }) // the id, so that even a body that changes nothing makes a statement
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

/** What becomes different. Of names the log keeps only that they did, for it outlives the person. */
function auditOfChange(
  database: Database,
  context: Pick<OfficeContext, "staff" | "now">,
  id: string,
  { role, isVerified, firstName, lastName }: UserChanges,
  isAllowed: SQL | undefined,
) {
  const changes = { role, isVerified, firstName, lastName };
  const names = (["role", "isVerified", "firstName", "lastName"] as const).filter(
    (name) => changes[name] !== undefined,
  );
  const isOther = or(...names.map((name) => ne(users[name], changes[name] ?? "")));
  const said = (name: (typeof names)[number], value: SQL) => {
    const shown = name === "role" ? value : sql`json(iif(${value}, 'true', 'false'))`;
    return sql`${sql.raw(`'${name}'`)}, CASE WHEN ${ne(users[name], changes[name] ?? "")} THEN ${shown} END`;
  };
  const isName = (name: string) => name === "firstName" || name === "lastName";
  const before = names.filter((name) => !isName(name)).map((name) => said(name, sql`${users[name]}`));
  const after = names.map((name) => said(name, isName(name) ? sql`1` : sql`${changes[name]}`));
  return auditOfUser(database, context, id, {
    action: "user.changed",
    before: facts(before),
    after: facts(after),
    condition: and(isAllowed, isOther ?? sql`0`),
  });
}

/** An object of what is not null; null for none of it. */
function facts(pairs: readonly SQL[]): SQL {
  return sql`nullif(json_patch('{}', json_object(${sql.join([...pairs], sql`, `)})), '{}')`;
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
