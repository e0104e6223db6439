/** What head office validates at once: more than a page, and decided by the same rule as at the counter. */

import type { OfficeContext } from "../staff-context.ts";
import { validateTickets } from "../winners/validate-tickets.ts";
import { readPage } from "./page.ts";
import { questionOf } from "./question.ts";
import type { ValidateManyOutcome, WinnerFilters } from "./winner-list.ts";

/** What one request decides: some seconds of D1, and no more mails than leave within the hour. */
export const VALIDATE_MAX = 5_000;
/** Tickets a batch: four statements of a thousand rows are well within D1's 30 s. */
const CHUNK = 1_000;

export async function validateMany(
  context: OfficeContext,
  ids: readonly string[],
): Promise<ValidateManyOutcome> {
  const distinct = [...new Set(ids)];
  if (distinct.length > VALIDATE_MAX) return { kind: "too-many", max: VALIDATE_MAX };
  let [count, late] = [0, 0];
  for (let start = 0; start < distinct.length; start += CHUNK) {
    const { kinds } = await validateTickets(context, distinct.slice(start, start + CHUNK));
    for (const kind of kinds.values()) {
      if (kind === "validated") count++;
      if (kind === "too-late") late++;
    }
  }
  return { kind: "validated", count, late, unchanged: distinct.length - count - late };
}

/** What a filter finds is worked out here, not by who asks: nobody posts thousands of ids. */
export async function validateAll(
  context: OfficeContext,
  filters: WinnerFilters,
): Promise<ValidateManyOutcome> {
  if (filters.status !== undefined && filters.status !== "PENDING")
    return { kind: "validated", count: 0, late: 0, unchanged: 0 };
  const question = await questionOf(context, { ...filters, status: "PENDING" });
  const { rows, next } = await readPage(
    context.env.DB,
    question,
    { sort: { by: "playedAt", direction: "ascending" }, after: null, before: null, limit: VALIDATE_MAX },
    false,
  );
  if (next !== null) return { kind: "too-many", max: VALIDATE_MAX };
  return validateMany(
    context,
    rows.map(({ id }) => id),
  );
}
