/** Inviting people to the staff: account, link, mail and audit row of each, all of them or none. */

import { z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import { accountLinks, auditLog, mails, stores, users } from "../../migrations/schema.ts";
import { INVITATION_LINK_MS, sweepLinks } from "../accounts/account-links.ts";
import { firstSaltOf, unusableHash } from "../accounts/passwords.ts";
import { accountFields, BODY_MUST_BE_AN_OBJECT } from "../accounts/validation.ts";
import { auditRow, auditValues } from "../audit/audit-row.ts";
import { type Database, databaseOf } from "../database.ts";
import { problemsOf } from "../http/problems.ts";
import { wakeMailRoom } from "../mail/queue.ts";
import type { OfficeContext } from "../staff-context.ts";
import { timedId } from "../timed-id.ts";
import type { Invitation, InvitationInput, InviteOutcome, StoreName } from "./employees.ts";

/** As worker/stores/stores.ts. */
const STORES_MAX = 500;

const invitationSchema = z.object(
  {
    firstName: accountFields.firstName,
    lastName: accountFields.lastName,
    email: accountFields.email,
    role: z.enum(["EMPLOYEE", "ADMIN"], "Le rôle doit être EMPLOYEE ou ADMIN"),
    storeId: z.string().nullable(),
  },
  { error: BODY_MUST_BE_AN_OBJECT },
);

/** One invitation by hand. */
export async function invite(context: OfficeContext, input: InvitationInput): Promise<InviteOutcome> {
  const parsed = invitationSchema.safeParse(input);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { storeId } = parsed.data;
  const known = await storeNames(databaseOf(context.env.DB));
  if (storeId !== null && !known.some(({ id }) => id === storeId))
    return { kind: "invalid", problems: [{ field: "storeId", message: "Cette boutique n'existe pas" }] };
  const [id] = await inviteAll(context, [parsed.data], known, "by-hand");
  return id === undefined ? { kind: "address-taken" } : { kind: "invited", id };
}

/** Every shop, read past what an isolate remembers: somebody may be invited to one that was just opened. */
export async function storeNames(database: Database): Promise<readonly StoreName[]> {
  const rows = await database
    .select({ id: stores.id, name: stores.name, city: stores.city })
    .from(stores)
    .limit(STORES_MAX);
  const { compare } = new Intl.Collator("fr");
  return rows.sort((one, other) => compare(one.name, other.name));
}

/**
 * Invites everybody whose address nobody has proved and no member of staff has. The condition stands in the insert, so
 * that the same file sent twice at once invites nobody twice; link, mail and audit row follow only where it held.
 * No scrypt: what has no password yet needs none (passwords.ts).
 * @param invitations of different addresses, normalised
 * @returns the ids of the accounts made
 */
export async function inviteAll(
  context: OfficeContext,
  invitations: readonly Invitation[],
  known: readonly StoreName[],
  how: "by-hand" | "imported",
): Promise<readonly string[]> {
  const { env, ctx, now } = context;
  const database = databaseOf(env.DB);
  const hashes = await storedHashes(database, invitations);
  const people = JSON.stringify(
    invitations.map((invitation) => personOf(context, invitation, hashes.get(invitation.email), known)),
  );
  const isMade = sql`FROM json_each(${people}) CROSS JOIN users ON users.id = value ->> 'id'`;
  const [, made] = await database.batch([
    sweepLinks(database, now),
    database
      .insert(users)
      .select(sql`SELECT value ->> 'id', value ->> 'email', value ->> 'passwordHash', value ->> 'firstName',
        value ->> 'lastName', NULL, NULL, NULL, NULL, value ->> 'role', 0, 'fr', NULL, ${now}, value ->> 'storeId', ${now}, NULL
        FROM json_each(${people}) WHERE NOT EXISTS (SELECT 1 FROM users
          WHERE email = value ->> 'email' AND (is_verified = 1 OR role <> 'CLIENT'))`)
      .returning({ id: users.id }),
    database
      .insert(accountLinks)
      .select(
        sql`SELECT value ->> 'linkId', users.id, 'accept-invitation', ${now}, ${now + INVITATION_LINK_MS}, NULL ${isMade}`,
      ),
    database
      .insert(mails)
      .select(sql`SELECT value ->> 'mailId', 'invitation:' || (value ->> 'linkId'), users.email, 'fr', users.id,
        'invitation', value ->> 'fields', 'queued', 0, ${now}, ${now}, NULL, NULL ${isMade}`),
    database
      .insert(auditLog)
      .select(sql`SELECT value ->> 'auditId', ${now}, ${context.staff.id}, ${context.staff.role}, 'employee.invited',
        'user', users.id, NULL, value ->> 'after' ${isMade}`),
    ...(how === "imported"
      ? [
          auditRow(database, context, {
            action: "employee.imported",
            subject: { kind: "import", id: timedId(now) },
            after: { lines: invitations.length },
          }),
        ]
      : []),
  ]);
  if (made.length > 0) wakeMailRoom(env, ctx);
  return made.map(({ id }) => id);
}

/** All that is written of one person, as the statements read it. */
function personOf(
  context: OfficeContext,
  { firstName, lastName, email, role, storeId }: Invitation,
  storedHash: string | undefined,
  known: readonly StoreName[],
) {
  const [id, linkId] = [crypto.randomUUID(), crypto.randomUUID()];
  const shop = known.find((store) => store.id === storeId)?.name ?? null;
  const entry = {
    action: "employee.invited",
    subject: { kind: "user", id },
    after: { role, storeId },
  } as const;
  const audit = auditValues(context, entry);
  return {
    id,
    linkId,
    mailId: crypto.randomUUID(),
    auditId: audit.id,
    after: audit.after,
    email,
    passwordHash: unusableHash(
      storedHash === undefined ? [] : [storedHash],
      firstSaltOf(context.env.SESSION_SECRET, email),
    ),
    firstName,
    lastName,
    role,
    storeId,
    fields: JSON.stringify({ firstName, linkId, role, shop }),
  };
}

/** One hash of each address that has an account: all accounts of an address share their salt. */
async function storedHashes(
  database: Database,
  invitations: readonly Invitation[],
): Promise<ReadonlyMap<string, string>> {
  const emails = JSON.stringify(invitations.map(({ email }) => email));
  const rows = await database.all<{ email: string; hash: string | null }>(
    sql`SELECT value AS email, (SELECT password_hash FROM users WHERE email = value LIMIT 1) AS hash FROM json_each(${emails})`,
  );
  return new Map(rows.flatMap(({ email, hash }) => (hash === null ? [] : [[email, hash] as const])));
}
