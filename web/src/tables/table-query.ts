/** A table's state as its address holds it: `?status=PENDING&sort=-playedAt&after=…&limit=50`. */

import {
  type Direction,
  LIST_CURSOR_MAX_LENGTH,
  LIST_LIMIT_DEFAULT,
  LIST_LIMIT_MAX,
} from "../../../worker/lists/list.ts";
import type { FilterField } from "./table-spec.ts";

/** The longest filter: an e-mail address, generously. */
const FILTER_MAX_LENGTH = 254;

export interface TableQuery {
  /** By the filters' names; those that are not set are absent. */
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: { readonly by: string; readonly direction: Direction };
  readonly after: string | null;
  readonly before: string | null;
  readonly limit: number;
}

interface Readable {
  readonly columns: readonly { readonly sort?: string }[];
  readonly filters: readonly FilterField[];
  readonly sortDefault: TableQuery["sort"];
}

/** Reads an address; what is none of ours counts as not there, so that every address shows a table. */
export function readTableQuery(search: URLSearchParams, spec: Readable): TableQuery {
  const filters: Record<string, string> = {};
  for (const field of spec.filters) {
    const value = (search.get(field.name) ?? "").trim().slice(0, FILTER_MAX_LENGTH);
    const isStanding = field.kind === "choice" && value === field.standing;
    if (value !== "" && !isStanding && isPossible(field, value)) filters[field.name] = value;
  }
  const after = cursorIn(search, "after");
  return {
    filters,
    sort: sortOf(search.get("sort"), spec),
    after,
    before: after === null ? cursorIn(search, "before") : null,
    limit: limitOf(search.get("limit")),
  };
}

/** The address of the same table with something else about it; any change but of page begins at the first page. */
export function addressWith(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams(url.search);
  for (const name of ["after", "before", "qaction", "validated", "late", "unchanged"]) search.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return text === "" ? url.pathname : `${url.pathname}?${text}`;
}

/** How an address writes an order: `playedAt`, or `-playedAt` for the greatest first. */
export function writeSort({ by, direction }: TableQuery["sort"]): string {
  return direction === "descending" ? `-${by}` : by;
}

function cursorIn(search: URLSearchParams, name: string): string | null {
  return search.get(name)?.slice(0, LIST_CURSOR_MAX_LENGTH) || null;
}

function isPossible(field: FilterField, value: string): boolean {
  switch (field.kind) {
    case "text":
      return true;
    case "day":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    case "choice":
      return field.options.some((option) => option.value === value);
  }
}

function sortOf(text: string | null, { columns, sortDefault }: Readable): TableQuery["sort"] {
  const by = text?.replace(/^-/, "");
  if (text === null || !columns.some(({ sort }) => sort !== undefined && sort === by)) return sortDefault;
  return { by: by ?? sortDefault.by, direction: text.startsWith("-") ? "descending" : "ascending" };
}

function limitOf(text: string | null): number {
  const limit = /^\d{1,3}$/.test(text ?? "") ? Number(text) : LIST_LIMIT_DEFAULT;
  return Math.min(Math.max(limit, 1), LIST_LIMIT_MAX);
}
