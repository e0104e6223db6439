/** Proving an address by a link that was mailed to it. */

import { type SQL, sql } from "drizzle-orm";
import { users } from "../../migrations/schema.ts";
import type { Database } from "../database.ts";

/**
 * The statement that proves an account's address, unless another account has: whoever has the link reads the mail.
 * @param holds whether the link is good; asked in the statement itself
 */
export function proveAddress(database: Database, userId: string, holds: SQL) {
  return database
    .update(users)
    .set({ isVerified: true })
    .where(
      sql`id = ${userId} AND ${holds} AND NOT EXISTS (SELECT 1 FROM users AS others
        WHERE others.email = users.email AND others.is_verified = 1)`,
    );
}
