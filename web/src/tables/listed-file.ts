/** The file of a table whose service reads a file's pages as it reads the table's own. */

import type { ListPage } from "../../../worker/lists/list.ts";
import type { Cell, OpenedTable } from "./table-file.ts";
import { readTableQuery, type TableQuery } from "./table-query.ts";
import type { FilterField, TableSpec } from "./table-spec.ts";

interface ListedTable<Row> {
  readonly spec: Pick<TableSpec<Row>, "columns" | "filters" | "sortDefault">;
  /** Of the export, with the table's filters and order in it. */
  readonly url: URL;
  /** What the page narrows the table to besides its filters: for the audit log. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Where the service reads fewer rows at once than a file's page has. */
  readonly rowsMax?: number;
  readonly columns: readonly (readonly [heading: string, cell: (row: Row) => Cell])[];
  read(query: TableQuery): Promise<Pick<ListPage<Row>, "rows" | "next">>;
}

/** @returns the table as exportTable reads it, page after page in the table's own order */
export function openListed<Row>(table: ListedTable<Row>): OpenedTable {
  const { spec, url, kept, rowsMax = Number.POSITIVE_INFINITY, columns, read } = table;
  const query = readTableQuery(url.searchParams, spec);
  return {
    filters: { ...auditedFilters(query.filters, spec.filters), ...kept },
    header: columns.map(([heading]) => heading),
    async page(after, limit) {
      const { rows, next } = await read({ ...query, after, before: null, limit: Math.min(limit, rowsMax) });
      return { next, rows: rows.map((row) => columns.map(([, cell]) => cell(row))) };
    },
  };
}

/** Filters as the audit log keeps them. What was typed may name a player, and the log outlives players. */
export function auditedFilters(
  filters: TableQuery["filters"],
  fields: readonly FilterField[],
): Record<string, string> {
  const typed = fields.filter(({ kind }) => kind === "text").map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, typed.includes(name) ? "•••" : value]),
  );
}

/** ISO 8601 in UTC: sorts as text, and every spreadsheet reads it. @param at milliseconds since the epoch */
export function iso(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}
