/** The tables that hold something of a person, read page by page along the person's index. */

import { and, asc, eq, getTableColumns, gt, isNull, ne, notExists, or, sql } from "drizzle-orm";
import {
  accountLinks,
  addressLocks,
  mails,
  purchases,
  sessions,
  users,
  winners,
} from "../../migrations/schema.ts";
import { type Database, databaseOf } from "../database.ts";
import type { ServiceContext } from "../service-context.ts";
import { campaignsOf, isoOrNull } from "../tickets/ticket-view.ts";
import { drawPages } from "./personal-data-draws.ts";
import { pagesOf, ROWS_A_PAGE, type Section } from "./personal-data-pages.ts";
import { consultationPages, staffSections } from "./personal-data-staff.ts";
import { readSessionToken } from "./session-tokens.ts";

/** The account itself, without its password's hash. */
export async function accountRow(database: Database, userId: string) {
  const { passwordHash: _, ...columns } = getTableColumns(users);
  const [row] = await database.select(columns).from(users).where(eq(users.id, userId));
  return row;
}

/** Until when a network address is locked for guessing, in milliseconds since the epoch; null when it is not. */
export async function addressLock(database: Database, address: string): Promise<number | null> {
  const [row] = await database.select().from(addressLocks).where(eq(addressLocks.address, address));
  return row?.lockedUntil ?? null;
}

/** The lists of a person's document. @param token of the session that asks */
export async function sectionsOf(
  context: ServiceContext,
  person: { readonly id: string; readonly email: string },
  token: string | undefined,
): Promise<readonly Section[]> {
  const { env } = context;
  const database = databaseOf(env.DB);
  const claims = token === undefined ? undefined : await readSessionToken(token, env);
  return [
    { name: "sessions", pages: sessionPages(database, person.id, claims?.sessionId) },
    { name: "links", pages: linkPages(database, person.id) },
    { name: "mails", pages: mailPages(database, person.id, person.email) },
    { name: "wins", pages: winPages(context, database, person.id) },
    { name: "purchases", pages: purchasePages(database, person.id, person.email) },
    { name: "grandDraws", pages: drawPages(context, person.id) },
    { name: "consultations", pages: consultationPages(database, person.id) },
    ...staffSections(database, person.id),
  ];
}

// The indexes by person end in SQLite's own row number, so these three go along it.
const ROW_NUMBER = sql<number>`rowid`;
const BEFORE_THE_FIRST = 0;

async function* sessionPages(database: Database, userId: string, currentId: string | undefined) {
  const pages = pagesOf((after: number | null) =>
    database
      .select({ key: ROW_NUMBER, ...getTableColumns(sessions) })
      .from(sessions)
      .where(and(eq(sessions.userId, userId), sql`rowid > ${after ?? BEFORE_THE_FIRST}`))
      .orderBy(ROW_NUMBER)
      .limit(ROWS_A_PAGE),
  );
  for await (const rows of pages)
    yield rows.map(({ id, device, createdAt, expiresAt }) => ({
      device,
      openedAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      isCurrent: id === currentId,
    }));
}

/** By purpose, as the index has them. */
async function* linkPages(database: Database, userId: string) {
  for (const purpose of accountLinks.purpose.enumValues) {
    const mine = and(eq(accountLinks.userId, userId), eq(accountLinks.purpose, purpose));
    const pages = pagesOf((after: number | null) =>
      database
        .select({ key: ROW_NUMBER, ...getTableColumns(accountLinks) })
        .from(accountLinks)
        .where(and(mine, sql`rowid > ${after ?? BEFORE_THE_FIRST}`))
        .orderBy(ROW_NUMBER)
        .limit(ROWS_A_PAGE),
    );
    for await (const rows of pages)
      yield rows.map(({ createdAt, expiresAt, usedAt }) => ({
        purpose,
        createdAt: iso(createdAt),
        expiresAt: iso(expiresAt),
        usedAt: isoOrNull(usedAt),
      }));
  }
}

/**
 * Mails of the account, and those to its address that are about no one account: if the account has proved the address,
 * or no other states it.
 */
async function* mailPages(database: Database, userId: string, email: string) {
  const isOwner = or(
    sql`EXISTS (SELECT 1 FROM users WHERE id = ${userId} AND is_verified = 1)`,
    notExists(
      database
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.email, email), ne(users.id, userId))),
    ),
  );
  const of = [eq(mails.userId, userId), and(isNull(mails.userId), eq(mails.recipient, email), isOwner)];
  for (const whose of of) {
    const pages = pagesOf((after: number | null) =>
      database
        .select({ key: ROW_NUMBER, ...getTableColumns(mails) })
        .from(mails)
        .where(and(whose, sql`rowid > ${after ?? BEFORE_THE_FIRST}`))
        .orderBy(ROW_NUMBER)
        .limit(ROWS_A_PAGE),
    );
    for await (const rows of pages)
      yield rows.map(({ kind, recipient, language, state, createdAt, sentAt }) => ({
        kind,
        recipient,
        language,
        state,
        createdAt: iso(createdAt),
        sentAt: isoOrNull(sentAt),
      }));
  }
}

/**
 * Purchases whose code was mailed to the address, once the account has proved it: one that is merely stated may be
 * somebody else's. Not the code: whoever has the mail has it.
 */
async function* purchasePages(database: Database, userId: string, email: string) {
  const isProved = sql`EXISTS (SELECT 1 FROM users WHERE id = ${userId} AND is_verified = 1)`;
  const pages = pagesOf((after: number | null) =>
    database
      .select({ key: ROW_NUMBER, ...getTableColumns(purchases) })
      .from(purchases)
      .where(and(eq(purchases.email, email), isProved, sql`rowid > ${after ?? BEFORE_THE_FIRST}`))
      .orderBy(ROW_NUMBER)
      .limit(ROWS_A_PAGE),
  );
  for await (const rows of pages)
    yield rows.map((row) => ({
      campaign: row.campaign,
      store: row.storeId,
      receipt: row.receipt,
      amountCents: row.amountCents,
      channel: row.channel,
      serial: row.serial,
      createdAt: iso(row.createdAt),
      refundedAt: isoOrNull(row.refundedAt),
    }));
}

async function* winPages(context: ServiceContext, database: Database, userId: string) {
  const pages = pagesOf((after: string | null) =>
    database
      .select({ key: winners.id, ...getTableColumns(winners) })
      .from(winners)
      .where(and(eq(winners.userId, userId), gt(winners.id, after ?? "")))
      .orderBy(asc(winners.id)) // rises with the time of the play
      .limit(ROWS_A_PAGE),
  );
  for await (const rows of pages) {
    const campaigns = await campaignsOf(context, rows);
    yield rows.map((row) => {
      const campaign = campaigns.get(row.campaign);
      const prize = campaign?.catalogue.prizes[row.prize];
      return {
        id: row.id,
        campaign: row.campaign,
        code: campaign ? campaign.codes.display(campaign.codes.codeOf(row.serial)) : null,
        serial: row.serial,
        ledgerPosition: row.seq,
        prize: { ordinal: row.prize, name: prize?.name ?? null, nameEn: prize?.nameEn ?? null },
        status: row.status,
        playedAt: iso(row.playedAt),
        validatedAt: isoOrNull(row.validatedAt),
        claimedAt: isoOrNull(row.claimedAt),
        rejectedAt: isoOrNull(row.rejectedAt),
        rejectionReason: row.rejectionReason,
      };
    });
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
