/** Somebody's file, opened by head office. Opening it and unmasking it are each written down in the statement's own batch. */

import { and, count, desc, eq, gt, sql } from "drizzle-orm";
import { mails, secondFactors, sessions, users, winners } from "../../migrations/schema.ts";
import { auditOfUser } from "../audit/audit-of-user.ts";
import { type Database, databaseOf } from "../database.ts";
import { maskEmail } from "../mask.ts";
import type { OfficeContext } from "../staff-context.ts";
import { campaignsOf } from "../tickets/ticket-view.ts";
import type { TicketStatus } from "../tickets/views.ts";
import {
  type Contact,
  FILE_MAILS_SHOWN,
  FILE_WINS_COUNTED,
  FILE_WINS_SHOWN,
  type FileWin,
  type UserFile,
} from "./users.ts";

const OPENED = sql`CASE role WHEN 'CLIENT' THEN 'player.opened' ELSE 'staff.opened' END`;
const SHOWN = sql`CASE role WHEN 'CLIENT' THEN 'player.contact-shown' ELSE 'staff.contact-shown' END`;

/** The file of an account; undefined when there is none, which nobody needs to read about later. */
export async function openFile(context: OfficeContext, id: string): Promise<UserFile | undefined> {
  const { env, now, staff } = context;
  const database = databaseOf(env.DB);
  const [, [user], [opened], [factor], counted, wins, latestMails] = await database.batch([
    auditOfUser(database, context, id, { action: OPENED }),
    database.select().from(users).where(eq(users.id, id)),
    database
      .select({ count: count().as("count") })
      .from(sessions)
      .where(and(eq(sessions.userId, id), gt(sessions.expiresAt, now))),
    database
      .select({ since: secondFactors.createdAt })
      .from(secondFactors)
      .where(eq(secondFactors.userId, id)),
    winCounts(database, id),
    database
      .select()
      .from(winners)
      .where(eq(winners.userId, id))
      .orderBy(desc(winners.id))
      .limit(FILE_WINS_SHOWN),
    database
      .select({
        id: mails.id,
        kind: mails.kind,
        state: mails.state,
        createdAt: mails.createdAt,
        sentAt: mails.sentAt,
      })
      .from(mails)
      .where(eq(mails.userId, id))
      .orderBy(desc(sql`rowid`)) // the index by account ends in it, and it rises with the time
      .limit(FILE_MAILS_SHOWN),
  ]);
  if (!user) return undefined;
  const lock = user.guessesLockedUntil ?? 0;
  return {
    id,
    firstName: user.firstName,
    lastName: user.lastName,
    role: user.role,
    isVerified: user.isVerified,
    language: user.language,
    createdAt: user.createdAt,
    storeId: user.storeId,
    invitedAt: user.invitedAt,
    maskedEmail: maskEmail(user.email),
    hasPhone: user.phone !== null,
    hasPostalAddress: [user.address, user.postalCode, user.city].some((part) => part !== null),
    secondFactorSince: factor?.since ?? null,
    isOwn: id === staff.id,
    codesLockedUntil: lock > now ? lock : null,
    openSessions: opened?.count ?? 0,
    winCounts: countsOf(counted),
    latestWins: await winsOf(context, wins),
    latestMails,
  };
}

/** What the file masks. */
export async function showContact(context: OfficeContext, id: string): Promise<Contact | undefined> {
  const database = databaseOf(context.env.DB);
  const [, [contact]] = await database.batch([
    auditOfUser(database, context, id, { action: SHOWN }),
    database
      .select({
        email: users.email,
        phone: users.phone,
        address: users.address,
        postalCode: users.postalCode,
        city: users.city,
      })
      .from(users)
      .where(eq(users.id, id)),
  ]);
  return contact;
}

function winCounts(database: Database, id: string) {
  const latest = database
    .select({ status: winners.status })
    .from(winners)
    .where(eq(winners.userId, id))
    .orderBy(desc(winners.id))
    .limit(FILE_WINS_COUNTED)
    .as("latest");
  return database
    .select({ status: latest.status, count: count().as("count") })
    .from(latest)
    .groupBy(latest.status);
}

function countsOf(
  counted: readonly { readonly status: TicketStatus; readonly count: number }[],
): Record<TicketStatus, number> {
  const of = (status: TicketStatus) => counted.find((one) => one.status === status)?.count ?? 0;
  return {
    PENDING: of("PENDING"),
    VALIDATED: of("VALIDATED"),
    CLAIMED: of("CLAIMED"),
    REJECTED: of("REJECTED"),
  };
}

async function winsOf(
  context: OfficeContext,
  rows: readonly (typeof winners.$inferSelect)[],
): Promise<FileWin[]> {
  const campaigns = await campaignsOf(context, rows);
  return rows.map(({ id, campaign, prize, status, playedAt, claimedAt, rejectionReason }) => {
    const named = campaigns.get(campaign)?.catalogue.prizes[prize];
    return {
      id,
      status,
      prize: named ? { name: named.name, nameEn: named.nameEn } : null,
      playedAt,
      claimedAt,
      rejectionReason,
    };
  });
}
