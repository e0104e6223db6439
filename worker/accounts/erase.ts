/**
 * Erasing a person (promise 10). The shards' ledgers are not touched: they hold a random id, which leads nowhere once
 * the account is gone, and stay valid. A win that is still on its way to D1 then stays out of it (trigger
 * `winners_have_a_player` in 0001).
 */

import { and, isNull, type SQL, sql } from "drizzle-orm";
import { mailRoomOf } from "../../durable-objects/objects.ts";
import { mails, purchases, users, winnerEvents, winners } from "../../migrations/schema.ts";
import { auditOfUser } from "../audit/audit-of-user.ts";
import { type Database, databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import type { OfficeContext } from "../staff-context.ts";
import { IS_NOT_LAST_ADMINISTRATOR } from "./last-administrator.ts";
import type { RemoveUserOutcome } from "./outcomes.ts";
import { forgetAccount } from "./sessions.ts";

type Bindings = Pick<Env, "DB" | "MAIL_ROOM" | "LOCAL_MODE" | "OBJECT_JURISDICTION">;

/**
 * Deletes an account with its sessions, links, mails and winners, and what staff wrote about those, all or nothing. The
 * last administrator stays. Sessions end at once everywhere for staff, within 30 s in other isolates for players.
 */
export async function eraseUser(bindings: Bindings, userId: string): Promise<RemoveUserOutcome> {
  return { kind: await eraseIf(bindings, userId, IS_NOT_LAST_ADMINISTRATOR) };
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
    ...statementsOf(database, [userId], IS_NOT_LAST_ADMINISTRATOR),
  ]);
  const { deleted, kept } = await forgotten(context.env, results);
  return { kind: kept > 0 ? "last-administrator" : deleted > 0 ? "deleted" : "not-found" };
}

async function eraseIf(bindings: Bindings, userId: string, may: SQL): Promise<RemoveUserOutcome["kind"]> {
  const { deleted, kept } = await eraseAll(bindings, [userId], may);
  return kept > 0 ? "last-administrator" : deleted > 0 ? "deleted" : "not-found";
}

/**
 * The same of many at once, for whoever erases by a rule. Of several members of staff, one at a time: SQLite looks at
 * who is the last administrator once a statement.
 * @param may what must still hold of each account when it happens, over its columns
 * @returns how many went, and how many of them the condition kept
 */
export async function eraseAll(
  bindings: Bindings,
  userIds: readonly string[],
  may: SQL,
): Promise<{ readonly deleted: number; readonly kept: number }> {
  const database = databaseOf(bindings.DB);
  return forgotten(bindings, await database.batch(statementsOf(database, userIds, may)));
}

function statementsOf(database: Database, userIds: readonly string[], may: SQL) {
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify(userIds)}))`;
  const going = sql`(SELECT email FROM users WHERE ${users.id} IN ${asked} AND ${may})`;
  const provedAndGoing = sql`(SELECT email FROM users WHERE ${users.id} IN ${asked} AND is_verified = 1 AND ${may})`;
  const isGone = (owner: SQL) =>
    sql`${owner} IN ${asked} AND NOT EXISTS (SELECT 1 FROM users WHERE users.id = ${owner})`;
  return [
    // Mails that went to the address without an account's name on them. They stay while another account states the same
    // address: registering under somebody's address and leaving again must not take their mail from them. For the same
    // reason a buyer's ticket, which may still wait to be sent, goes with the proved address alone, as the purchase does.
    database
      .delete(mails)
      .where(
        and(
          isNull(mails.userId),
          sql`${mails.recipient} IN ${going}`,
          sql`(${mails.kind} <> 'ticket' OR ${mails.recipient} IN ${provedAndGoing})`,
          sql`NOT EXISTS (SELECT 1 FROM users WHERE email = ${mails.recipient} AND NOT (${users.id} IN ${asked} AND ${may}))`,
        ),
      )
      .returning({ id: mails.id }),
    // The purchase stays, for its receipt is the house's; the address goes, where it was the person's by proof.
    database.update(purchases).set({ email: null }).where(sql`email IN ${provedAndGoing}`),
    // Sessions, links and saved views go with it by their foreign keys.
    database
      .delete(users)
      .where(and(sql`${users.id} IN ${asked}`, may))
      .returning({ id: users.id, email: users.email }),
    // What staff wrote when they decided about a prize may name its player. Who decided what and when stays: with the
    // ticket's number it leads to nobody any more.
    database
      .update(winnerEvents)
      .set({ reason: null, before: sql`json_remove(before, '$.rejectionReason')` })
      .where(sql`winner_id IN (SELECT winners.id FROM winners WHERE ${isGone(sql`winners.user_id`)})`),
    database.delete(winners).where(isGone(sql`${winners.userId}`)),
    database
      .delete(mails)
      .where(isGone(sql`${mails.userId}`))
      .returning({ id: mails.id }),
    database.select({ id: users.id }).from(users).where(sql`${users.id} IN ${asked}`),
  ] as const;
}

type Ids = readonly { readonly id: string }[];
type Accounts = readonly { readonly id: string; readonly email: string }[];
/** As the statements answer, in their order. */
type Results = readonly [Ids, unknown, Accounts, unknown, unknown, Ids, Ids];

/** What is outside D1 forgets the accounts as well. */
async function forgotten(
  bindings: Bindings,
  [toAddress, , accounts, , , ofAccount, kept]: Results,
): Promise<{ deleted: number; kept: number }> {
  for (const { id } of accounts) forgetAccount(id);
  // Elsewhere a mail that was sent is the provider's (docs/record-of-processing.md).
  if (bindings.LOCAL_MODE === "true" && accounts.length > 0)
    await forgetDelivered(bindings, accounts, [...toAddress, ...ofAccount]);
  return { deleted: accounts.length, kept: kept.length };
}

/** The local mailbox keeps what it delivered. Mail to an address that another account states is that one's as well. */
async function forgetDelivered(bindings: Bindings, accounts: Accounts, gone: Ids): Promise<void> {
  const emails = JSON.stringify(accounts.map(({ email }) => email));
  const nobodys = await databaseOf(bindings.DB).all<{ email: string }>(
    sql`SELECT value AS email FROM json_each(${emails}) WHERE value NOT IN (SELECT email FROM users WHERE email IN (SELECT value FROM json_each(${emails})))`,
  );
  await mailRoomOf(bindings).forget(
    gone.map(({ id }) => id),
    nobodys.map(({ email }) => email),
  );
}
