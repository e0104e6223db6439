/** Filters and orders that somebody of the staff gave a name: each sees only their own. */

export interface SavedView {
  readonly id: string;
  /** The table's name. */
  readonly table: string;
  readonly title: string;
  /** A query string, without `?`. */
  readonly query: string;
}

export type SaveViewOutcome =
  | { readonly kind: "saved" }
  | { readonly kind: "invalid" }
  /** As many as one can oversee are there already. */
  | { readonly kind: "too-many"; readonly max: number };

export interface SavedViews {
  /** All of this person, by table, oldest first. */
  list(): Promise<readonly SavedView[]>;
  /** A second one of the same name replaces the first. */
  save(view: Omit<SavedView, "id">): Promise<SaveViewOutcome>;
  remove(id: string): Promise<void>;
}
