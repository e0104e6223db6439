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
  /** Shown when nothing matches, by whether anything was filtered. */
  readonly empty: { readonly filtered: string; readonly all: string };
  readonly bulk?: readonly BulkAction[];
  /** Whether what is filtered can be had as a file (`officeExport`). */
  readonly isExported: boolean;
  /** What the page narrows the table to besides its filters, as its address says it: the file has it too. */
  readonly kept?: Readonly<Record<string, string>>;
}
