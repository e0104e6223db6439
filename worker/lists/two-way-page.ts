/** A page of a list that is read forwards from a cursor, or backwards to one. */

import type { ListPage, Total } from "./list.ts";

interface Reading {
  readonly after: string | null;
  readonly before: string | null;
  readonly limit: number;
}

/**
 * The page of rows as they were read: in the list's order, or against it when `before` was asked for, and one more than
 * the page shows when more follow that way.
 */
export function twoWayPage<Row>(
  read: readonly Row[],
  { after, before, limit }: Reading,
  total: Total,
  cursorOf: (row: Row) => string,
): ListPage<Row> {
  const shown = read.slice(0, limit);
  const goesOn = read.length > limit;
  if (before !== null) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const hasPrevious = before === null ? after !== null : goesOn;
  const hasNext = before === null ? goesOn : true;
  return {
    rows: shown,
    total,
    next: last && hasNext ? cursorOf(last) : null,
    previous: first && hasPrevious ? cursorOf(first) : null,
  };
}
