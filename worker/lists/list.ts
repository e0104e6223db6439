/** Lists as the back office pages through them: by keyset, so that any page costs what the first does and none shifts. */

export type Direction = "ascending" | "descending";

export interface ListQuery<Filters, SortKey extends string = string> {
  readonly filters: Filters;
  readonly sort: { readonly by: SortKey; readonly direction: Direction };
  /** Of the page before or after; null for the first page. One at most is set. */
  readonly after: string | null;
  readonly before: string | null;
  /** Rows a page, 1 to `LIST_LIMIT_MAX`. */
  readonly limit: number;
}

/** Exact where a tally knows it; else counted as far as it is cheap. */
export type Total =
  | { readonly kind: "exact"; readonly count: number }
  | { readonly kind: "more-than"; readonly count: number };

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: Total;
  /** What to ask for as `after` and `before`; null where the list ends. */
  readonly next: string | null;
  readonly previous: string | null;
}

/** Rows on one page of the back office: what one still scrolls through. */
export const LIST_LIMIT_MAX = 100;
export const LIST_LIMIT_DEFAULT = 25;
/** The longest cursor that is ours: a sort value and an id. */
export const LIST_CURSOR_MAX_LENGTH = 400;
