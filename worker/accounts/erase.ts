/**
 * Erasing a person (promise 10). The shards' ledgers are not touched: they hold a random id, which leads nowhere once
 * the account is gone, and stay valid. A win that is still on its way to D1 then stays out of it (trigger
 * `winners_have_a_player` in 0001).
 */

import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import { mails, purchases, users, winners } from "../../migrations/schema.ts";
import { auditOfUser } from "../audit/audit-of-user.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { OfficeContext } from "../staff-context.ts";
import { IS_NOT_LAST_ADMINISTRATOR } from "./last-administrator.ts";
import type { RemoveUserOutcome } from "./outcomes.ts";
import { forgetAccount } from "./sessions.ts";

/**
 * Deletes an account with its sessions, links, mails and winners, all or nothing. The last administrator stays.
 * Sessions end at once everywhere for staff, within 30 s in other isolates for players.
 */
export async function eraseUser(bindings: Pick<Env, "DB">, userId: string): Promise<RemoveUserOutcome> {
  const database = databaseOf(bindings.DB);
  return outcomeOf(userId, await database.batch(statementsOf(database, userId)));
}

/** The same by an administrator, which is written down: that it was done and of which role, never who it was. */
export async function eraseByOffice(
  context: Pick<OfficeContext, "env" | "staff" | "now">,
  userId: string,
): Promise<RemoveUserOutcome> {
  const database = databaseOf(context.env.DB);
  const [, ...results] = await database.batch([
    auditOfUser(database, context, userId, {
      action: "user.erased",
      before: sql`json_object('role', role)`,
      condition: IS_NOT_LAST_ADMINISTRATOR,
    }),
    ...statementsOf(database, userId),
  ]);
  return outcomeOf(userId, results);
}

function statementsOf(database: Database, userId: string) {
  return [
    deleteMailsToAddress(database, userId),
    forgetPurchasesAddress(database, userId),
    // Sessions and links go with it by their foreign keys.
    database
      .delete(users)
      .where(and(eq(users.id, userId), IS_NOT_LAST_ADMINISTRATOR))
      .returning({ id: users.id }),
    database.delete(winners).where(and(eq(winners.userId, userId), isGone(database, userId))),
    database.delete(mails).where(and(eq(mails.userId, userId), isGone(database, userId))),
    database.select({ id: users.id }).from(users).where(eq(users.id, userId)),
  ] as const;
}

type Ids = readonly { readonly id: string }[];
/** As the statements answer, in their order. */
type Results = readonly [unknown, unknown, Ids, unknown, unknown, Ids];

function outcomeOf(userId: string, [, , deleted, , , kept]: Results): RemoveUserOutcome {
  if (kept.length > 0) return { kind: "last-administrator" };
  forgetAccount(userId);
  return { kind: deleted.length > 0 ? "deleted" : "not-found" };
}

function isGone(database: Database, userId: string) {
  return notExists(database.select({ id: users.id }).from(users).where(eq(users.id, userId)));
}

/**
 * Mails that went to the address without an account's name on them. They stay while another account states the same
 * address: registering under somebody's address and leaving again must not take their mail from them.
 */
function deleteMailsToAddress(database: Database, userId: string) {
  const address = database
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), IS_NOT_LAST_ADMINISTRATOR));
  const others = database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, mails.recipient), sql`${users.id} <> ${userId}`));
  return database
    .delete(mails)
    .where(and(isNull(mails.userId), eq(mails.recipient, address), notExists(others)));
}

/** The purchase stays, for its receipt is the house's; the address goes, where it was the person's by proof. */
function forgetPurchasesAddress(database: Database, userId: string) {
  const proved = database
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.isVerified, true), IS_NOT_LAST_ADMINISTRATOR));
  return database.update(purchases).set({ email: null }).where(eq(purchases.email, proved));
}
