/** What is shown now, as one text: what a saved view keeps, an export is asked with and "all that match" means. */

import type { TableQuery } from "./table-query.ts";
import { writeSort } from "./table-query.ts";
import { PERSONAL_FILTERS } from "./table-spec.ts";

/** Filters and order; no page, for pages move on. */
export function stateOf(query: TableQuery, sortDefault: TableQuery["sort"]): string {
  const search = new URLSearchParams(query.filters);
  search.sort();
  if (writeSort(query.sort) !== writeSort(sortDefault)) search.set("sort", writeSort(query.sort));
  return search.toString();
}

/** What of a state a saved view keeps: it would outlive the person who was searched for, and no erasure would find it. */
export function keptState(state: string): string {
  const search = new URLSearchParams(state);
  for (const name of PERSONAL_FILTERS) search.delete(name);
  return search.toString();
}
