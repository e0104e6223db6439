/** The accounts that state one e-mail address: several may, and one at most has proved it. */

import { asc, desc, eq } from "drizzle-orm";
import { users } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";
import { ACCOUNT_COLUMNS } from "./sessions.ts";

/**
 * Accounts of one address that nobody has proved yet: each costs a row and, when it is made, a mail to somebody who
 * may never have asked for it. A person who forgets and starts again stays well below.
 */
export const UNPROVED_MAX = 5;

/** The unproved ones, the proved one, and room for those that staff made. */
const CANDIDATES_MAX = 10;

/** Who a log-in with this address might be: the one that proved it first, then the oldest. */
export function candidatesFor(database: Database, email: string) {
  return database
    .select({
      ...ACCOUNT_COLUMNS,
      passwordHash: users.passwordHash,
      language: users.language,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(eq(users.email, email))
    .orderBy(desc(users.isVerified), asc(users.createdAt), asc(users.id))
    .limit(CANDIDATES_MAX);
}

export type Candidate = Awaited<ReturnType<typeof candidatesFor>>[number];
