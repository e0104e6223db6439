/** The way back from what a row opened to the list one came from: its filters, order and page, and the row itself. */

import { LIST_CURSOR_MAX_LENGTH } from "../../../worker/lists/list.ts";

/** Filters, order and cursor of a list, generously. */
const QUERY_MAX_LENGTH = 2_000 + LIST_CURSOR_MAX_LENGTH;

/** The address of a row's page, which remembers the list at `url` and the row's place in it. */
export function withBack(href: string, url: URL, rowId: string): string {
  const [path = "", search = ""] = href.split("?");
  const parameters = new URLSearchParams(search);
  const list = new URLSearchParams(url.search);
  list.delete("qaction");
  list.set("row", rowId);
  parameters.set("back", list.toString());
  return `${path}?${parameters}`;
}

/**
 * The address of the list that one came from; of its beginning for who came otherwise.
 * @param path of the list: what the address says is only ever a query of it, so it leads nowhere else
 */
export function wayBack(url: URL, path: string): string {
  const list = new URLSearchParams((url.searchParams.get("back") ?? "").slice(0, QUERY_MAX_LENGTH));
  const row = list.get("row");
  list.delete("row");
  const query = list.toString();
  return `${path}${query === "" ? "" : `?${query}`}${row === null ? "" : `#${rowAnchor(row)}`}`;
}

/** An address on the same page, which still knows the way back: an action's own address drops it. */
export function withKeptBack(href: string, url: URL): string {
  const back = url.searchParams.get("back");
  return back === null ? href : `${href}${href.includes("?") ? "&" : "?"}${new URLSearchParams({ back })}`;
}

/** The id of a row's element: browsers scroll to it and give it the focus. */
export function rowAnchor(rowId: string): string {
  return `row-${encodeURIComponent(rowId)}`;
}
