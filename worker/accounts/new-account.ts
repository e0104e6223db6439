/** The one batch in which an account, its link and its mail come to be, or none of them. */

import { and, asc, desc, eq, sql } from "drizzle-orm";
import { accountLinks, mails, users } from "../../migrations/schema.ts";
import type { Language } from "../campaigns/prize-view.ts";
import type { Database } from "../database.ts";
import { type NewMail, queueMail } from "../mail/queue.ts";
import { sweepLinks, VERIFY_LINK_MS } from "./account-links.ts";
import type { Candidate } from "./candidates.ts";
import { insertWhere } from "./insert-where.ts";

export interface NewAccount {
  readonly id: string;
  /** Normalised. */
  readonly email: string;
  readonly passwordHash: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly language: Language;
}

/** Whose address a mail proves. */
type Stated = Pick<NewAccount, "id" | "firstName" | "language">;

/**
 * Which mail a registration makes us send: the link that proves the address of an account, the new one or one that was
 * there; a word to the address's owner; or none.
 */
export type FirstMail = { readonly proving: Stated } | { readonly telling: Candidate } | "none";

/**
 * Writes a client's account, unless the address has one with the same password. Every condition stands in the
 * statements, so that registrations at the same moment cannot pass it together; and the statements are the same
 * whatever the mail, so that their time says nothing.
 * @returns the id of the account that this password now opens
 */
export async function writeNewAccount(
  database: Database,
  account: NewAccount,
  mail: FirstMail,
  now: number,
): Promise<string | undefined> {
  const { email, passwordHash } = account;
  const linkId = crypto.randomUUID();
  const proving = mail !== "none" && "proving" in mail ? mail.proving : undefined;
  const stated = proving ?? account;
  const isKnown = sql`EXISTS (SELECT 1 FROM users WHERE email = ${email} AND password_hash = ${passwordHash})`;
  // Neither when it was not made, nor when it has gone since it was read.
  const isStated = sql`EXISTS (SELECT 1 FROM users WHERE id = ${stated.id})`;
  const firstMail = mailOf(account, mail, stated, linkId);

  const [, , , , , opened] = await database.batch([
    sweepLinks(database, now),
    insertWhere(database, users, { ...account, role: "CLIENT", createdAt: now }, sql`NOT ${isKnown}`),
    insertWhere(
      database,
      accountLinks,
      {
        id: linkId,
        userId: stated.id,
        purpose: "verify-address",
        createdAt: now,
        expiresAt: now + VERIFY_LINK_MS,
      },
      sql`${proving !== undefined} AND ${isStated}`,
    ),
    queueMail(database, firstMail, now),
    // What was queued for nothing goes again before anybody can see it: a batch is one transaction.
    database.delete(mails).where(sql`occasion = ${firstMail.occasion}
      AND (${mail === "none"} OR NOT ${isStated})`),
    // As log-in chooses (candidates.ts).
    database
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.email, email), eq(users.passwordHash, passwordHash)))
      .orderBy(desc(users.isVerified), asc(users.createdAt), asc(users.id))
      .limit(1),
  ]);
  return opened[0]?.id;
}

function mailOf({ id, email }: NewAccount, mail: FirstMail, stated: Stated, linkId: string): NewMail {
  if (mail !== "none" && "telling" in mail) {
    // To the owner, in the owner's language, and erased with the owner.
    const { id: userId, language } = mail.telling;
    const occasion = `address-in-use:${id}`;
    return { occasion, recipient: email, language, userId, message: { kind: "address-in-use" } };
  }
  const { id: userId, firstName, language } = stated;
  const message = { kind: "verify-address", firstName, linkId } as const;
  return { occasion: `verify-address:${linkId}`, recipient: email, language, userId, message };
}
