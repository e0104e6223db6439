/** The house is never left without an administrator. */

import { sql } from "drizzle-orm";
import { users } from "../../migrations/schema.ts";

/**
 * True of every account but the last administrator; stands in the WHERE of whatever demotes or removes one. The tally
 * moves in the transaction of each change (0001), so of two administrators who demote each other at once one remains.
 */
export const IS_NOT_LAST_ADMINISTRATOR = sql`(${users.role} <> 'ADMIN' OR (SELECT count FROM tallies WHERE name = 'users:ADMIN') > 1)`;
