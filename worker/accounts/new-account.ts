/** The one batch in which an account, its link and its mail come to be, or none of them. */

import { sql } from "drizzle-orm";
import { accountLinks, mails, users } from "../../migrations/schema.ts";
import type { Language } from "../campaigns/prize-view.ts";
import type { Database } from "../database.ts";
import { type NewMail, queueMail } from "../mail/queue.ts";
import { sweepLinks, VERIFY_LINK_MS } from "./account-links.ts";
import { type Candidate, candidatesFor, UNPROVED_MAX } from "./candidates.ts";
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

/** Which mail the account makes us send: the link that proves its address, a word to the address's owner, or none. */
export type FirstMail = "verify-address" | { readonly to: Candidate } | "none";

/**
 * Writes a client's account, unless the address has one with the same password or too many that may not give way.
 * Every condition stands in the statements, so that registrations at the same moment cannot pass it together; and
 * the statements are the same whatever the mail, so that their time says nothing.
 * @returns the id of the account that this password now opens, if there is one, and the ids of those that gave way
 */
export async function writeNewAccount(database: Database, account: NewAccount, mail: FirstMail, now: number) {
  const { id, email, passwordHash } = account;
  const linkId = crypto.randomUUID();
  const isMade = sql`EXISTS (SELECT 1 FROM users WHERE id = ${id})`;
  const isKnown = sql`EXISTS (SELECT 1 FROM users WHERE email = ${email} AND password_hash = ${passwordHash})`;
  const unproved = sql`(SELECT count(*) FROM users WHERE email = ${email} AND is_verified = 0 AND role = 'CLIENT')`;
  // Somebody with a session may have won a moment ago: a win on its way to D1 must not lose its player.
  const givesWay = sql`(SELECT id FROM users
    WHERE email = ${email} AND is_verified = 0 AND role = 'CLIENT'
      AND NOT EXISTS (SELECT 1 FROM winners WHERE user_id = users.id)
      AND NOT EXISTS (SELECT 1 FROM sessions WHERE user_id = users.id AND expires_at > ${now})
      AND ${unproved} >= ${UNPROVED_MAX} AND NOT ${isKnown}
    ORDER BY created_at, id LIMIT 1)`;
  const firstMail = mailOf(account, mail, linkId);

  const [, , replaced, , , , , known] = await database.batch([
    sweepLinks(database, now),
    database.delete(mails).where(sql`user_id = ${givesWay}`),
    database.delete(users).where(sql`id = ${givesWay}`).returning({ id: users.id }),
    insertWhere(
      database,
      users,
      { ...account, role: "CLIENT", createdAt: now },
      sql`NOT ${isKnown} AND ${unproved} < ${UNPROVED_MAX}`,
    ),
    insertWhere(
      database,
      accountLinks,
      { id: linkId, userId: id, purpose: "verify-address", createdAt: now, expiresAt: now + VERIFY_LINK_MS },
      sql`${mail === "verify-address"} AND ${isMade}`,
    ),
    queueMail(database, firstMail, now),
    // What was queued for nothing goes again before anybody can see it: a batch is one transaction.
    database.delete(mails).where(sql`occasion = ${firstMail.occasion}
      AND (${mail === "none"} OR NOT ${isMade})`),
    candidatesFor(database, email),
  ]);
  return {
    id: known.find((candidate) => candidate.passwordHash === passwordHash)?.id,
    replaced: replaced.map((row) => row.id),
  };
}

function mailOf({ id, email, firstName, language }: NewAccount, mail: FirstMail, linkId: string): NewMail {
  if (typeof mail === "object") {
    // To the owner, in the owner's language, and erased with the owner.
    const { id: userId, language: own } = mail.to;
    const occasion = `address-in-use:${id}`;
    return { occasion, recipient: email, language: own, userId, message: { kind: "address-in-use" } };
  }
  const message = { kind: "verify-address", firstName, linkId } as const;
  return { occasion: `verify-address:${linkId}`, recipient: email, language, userId: id, message };
}
