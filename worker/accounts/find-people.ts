/** People by what somebody at a counter would type: parts of a name or of an address, accents or not, in any order. */

import { sql } from "drizzle-orm";

/** More words than a name and an address have; each is one more list that the index crosses. */
const WORDS_MAX = 6;

/**
 * What the index `users_search` is asked for: accounts that have every typed word, or a word beginning with it.
 * @returns undefined when nothing in the text is a letter or a digit
 */
export function searchExpression(typed: string): string | undefined {
  const words = typed.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const first = words.slice(0, WORDS_MAX);
  return first.length === 0 ? undefined : first.map((word) => `"${word}"*`).join(" ");
}

/**
 * The ids of matching accounts, newest first, as a subquery for `IN`. It reads the index alone, backwards, and stops at
 * the limit: what a common name costs does not grow with how many bear it.
 * @param expression of `searchExpression`
 */
export function peopleMatching(expression: string, limit: number) {
  return sql`(SELECT users.id FROM users_search CROSS JOIN users ON users.rowid = users_search.rowid
    WHERE users_search MATCH ${expression} ORDER BY users_search.rowid DESC LIMIT ${limit})`;
}
