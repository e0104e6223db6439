/** The accounts that state one e-mail address: several may, and one at most has proved it. */

import { desc, eq, sql } from "drizzle-orm";
import { users } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { ACCOUNT_COLUMNS } from "./sessions.ts";

/**
 * Anybody may register 20 accounts a day under any address (`register-account`), and none gives way to another, for that
 * would tell whether somebody is signed in to it: this holds what comes together in seven weeks. One scrypt serves
 * them all, so that they cost reads and no more.
 */
const CANDIDATES_MAX = 1_000;

const COLUMNS = {
  ...ACCOUNT_COLUMNS,
  passwordHash: users.passwordHash,
  /** The second factor that a log-in has to prove; null when the password is enough. */
  factorId: sql<string | null>`(SELECT second_factors.id FROM second_factors WHERE user_id = users.id)`,
  language: users.language,
  createdAt: users.createdAt,
} as const;

/**
 * Who a log-in with this address might be: the one that proved it first, then the oldest. Should there be too many, it
 * is the oldest unproved players who are left out: whoever has just registered must be able to log in.
 */
export async function candidatesFor(database: Database, email: string) {
  const newest = await database
    .select(COLUMNS)
    .from(users)
    .where(eq(users.email, email))
    .orderBy(desc(users.isVerified), sql`role <> 'CLIENT' DESC`, desc(users.createdAt), desc(users.id))
    .limit(CANDIDATES_MAX);
  return newest.sort(
    (a, b) =>
      Number(b.isVerified) - Number(a.isVerified) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
}

/** One account, as `candidatesFor` gives it. */
export async function candidateById(database: Database, id: string): Promise<Candidate | undefined> {
  const [found] = await database.select(COLUMNS).from(users).where(eq(users.id, id));
  return found;
}

export type Candidate = Awaited<ReturnType<typeof candidatesFor>>[number];
