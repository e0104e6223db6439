/** What a table of the back office is made of. One spec a table: the page, its address, its export and its views follow from it. */

import type { JSXOutput } from "@builder.io/qwik";
import type { Direction } from "../../../worker/lists/list.ts";

/** Every table, as addresses and saved views name it. */
export const TABLE_NAMES = [
  "winners",
  "users",
  "employees",
  "purchases",
  "mails",
  "audit",
  "batches",
  "look-ups",
  "queue",
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** Filters of any table that hold whom somebody looked for: a name or an address, never kept beyond the page. */
export const PERSONAL_FILTERS = ["q", "email"] as const;

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** The sort key it orders by; absent where nothing keeps that order. */
  readonly sort?: string;
  readonly isNumeric?: boolean;
  readonly cell: (row: Row) => JSXOutput;
}

export type FilterField =
  | { readonly kind: "text"; readonly name: string; readonly label: string; readonly hint?: string }
  | { readonly kind: "day"; readonly name: string; readonly label: string }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      /** What is shown while none is asked for, where « all » would make no sense; choosing it filters nothing. */
      readonly standing?: string;
    };

/**
 * Something done to the rows that are ticked: the table's form posts them, as `row`, to the page's action, with the
 * action's name as `bulk`. With `all` among what is posted, it is about everything that `filters` (a query string) finds.
 */
export interface BulkAction {
  readonly name: string;
  readonly label: string;
  /** Whether it may be done to everything that matches; the service resolves and bounds that. */
  readonly isForAll?: boolean;
  /** A letter that presses it, shown beside its label; the page's own script listens for it. */
  readonly shortcut?: string;
  /** What it does, said before it is done. */
  readonly hint?: string;
}

export interface TableSpec<Row> {
  readonly name: TableName;
  /** Read out before the table. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly FilterField[];
  readonly sortDefault: { readonly by: string; readonly direction: Direction };
  readonly rowId: (row: Row) => string;
  /** What a row is called where it is ticked; its id when left out. */
  readonly rowLabel?: (row: Row) => string;
  /** Whether something can be done with a row at all; with every one when left out. */
  readonly isTickable?: (row: Row) => boolean;
  /** Shown when nothing matches, by whether anything was filtered. */
  readonly empty: { readonly filtered: string; readonly all: string };
  readonly bulk?: readonly BulkAction[];
  /** Whether what is filtered can be had as a file (`officeExport`). */
  readonly isExported: boolean;
  /** What the page narrows the table to besides its filters, as its address says it: the file has it too. */
  readonly kept?: Readonly<Record<string, string>>;
}
