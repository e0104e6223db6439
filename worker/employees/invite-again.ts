/** Another link for somebody who was invited and has not come. */

import { sql } from "drizzle-orm";
import { accountLinks, mails, stores, users } from "../../migrations/schema.ts";
import { INVITATION_LINK_MS, sweepLinks } from "../accounts/account-links.ts";
import { insertWhere } from "../accounts/insert-where.ts";
import { auditRowWhere } from "../audit/audit-row.ts";
import { databaseOf } from "../database.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { OfficeContext } from "../staff-context.ts";
import type { InviteAgainOutcome } from "./employees.ts";

/** Sends a new link, and makes those before it worthless. Nothing happens where a password has been chosen. */
export async function inviteAgain(context: OfficeContext, id: string): Promise<InviteAgainOutcome> {
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const [linkId, mailId] = [crypto.randomUUID(), crypto.randomUUID()];
  const isWaiting = sql`EXISTS (SELECT 1 FROM users WHERE id = ${id} AND role <> 'CLIENT' AND invited_at IS NOT NULL)`;
  const [, , , , , changed] = await database.batch([
    sweepLinks(database, now),
    database
      .update(accountLinks)
      .set({ usedAt: now })
      .where(sql`user_id = ${id} AND purpose = 'accept-invitation' AND used_at IS NULL AND ${isWaiting}`),
    insertWhere(
      database,
      accountLinks,
      {
        id: linkId,
        userId: id,
        purpose: "accept-invitation",
        createdAt: now,
        expiresAt: now + INVITATION_LINK_MS,
      },
      isWaiting,
    ),
    database
      .insert(mails)
      .select(sql`SELECT ${mailId}, ${`invitation:${linkId}`}, users.email, users.language, users.id,
        'invitation', json_object('firstName', users.first_name, 'linkId', ${linkId}, 'role', users.role,
          'shop', (SELECT ${stores.name} FROM stores WHERE stores.id = users.store_id)),
        'queued', 0, ${now}, ${now}, NULL, NULL
        FROM users WHERE users.id = ${id} AND ${isWaiting}`),
    auditRowWhere(
      database,
      context,
      { action: "employee.invited-again", subject: { kind: "user", id } },
      isWaiting,
    ),
    database
      .update(users)
      .set({ invitedAt: now })
      .where(sql`id = ${id} AND ${isWaiting}`)
      .returning({ id: users.id }),
  ]);
  if (changed.length === 0) return { kind: "not-waiting" };
  wakeMailRoom(env, ctx);
  return { kind: "invited" };
}
