/** The rows of a table, with boxes and a bar of actions when something can be done with many of them. */

import type { Total } from "../../../worker/lists/list.ts";
import type { Language } from "../i18n/pages.ts";
import { tableWords } from "./table.words.ts";
import { addressWith, type TableQuery, writeSort } from "./table-query.ts";
import { changeTicks } from "./table-script.ts";
import type { Column, TableSpec } from "./table-spec.ts";
import { totalText } from "./table-tools.tsx";
import { rowAnchor } from "./way-back.ts";

interface RowsProps<Row> {
  readonly spec: TableSpec<Row>;
  readonly rows: readonly Row[];
  readonly total: Total;
  readonly state: string;
  readonly query: TableQuery;
  readonly url: URL;
  readonly language: Language;
  readonly bulkPath: string | undefined;
}

export function TableRows<Row>(props: RowsProps<Row>) {
  const { spec, state, bulkPath } = props;
  if (bulkPath === undefined || spec.bulk === undefined) return grid(props, false);
  return (
    <form class="table-bulk" method="post" action={bulkPath} onChange$={changeTicks}>
      <input type="hidden" name="filters" value={state} />
      {grid(props, true)}
      {bulkBar(props)}
    </form>
  );
}

function bulkBar<Row>({ spec, total, language }: RowsProps<Row>) {
  const text = tableWords[language];
  const actions = spec.bulk ?? [];
  return (
    <div class="table-bar">
      <p class="needs-script" role="status" data-ticked={text.ticked} data-none={text.noneTicked}>
        {text.noneTicked}
      </p>
      {actions.some(({ isForAll }) => isForAll) && (
        <label>
          <input type="checkbox" name="all" value="1" /> {text.allMatching(totalText(total, language))}
        </label>
      )}
      {actions.map(
        ({ name, hint }) =>
          hint !== undefined && (
            <span key={name} id={`bulk-${name}`}>
              {hint}
            </span>
          ),
      )}
      {actions.map(({ name, label, shortcut, hint }) => (
        <button
          key={name}
          class="button"
          type="submit"
          name="bulk"
          value={name}
          data-key={shortcut?.toLowerCase()}
          aria-keyshortcuts={shortcut}
          aria-describedby={hint === undefined ? undefined : `bulk-${name}`}
        >
          {label}
          {shortcut !== undefined && (
            <span class="key" aria-hidden="true">
              {shortcut}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

function grid<Row>({ spec, rows, query, url, language }: RowsProps<Row>, isTicked: boolean) {
  const text = tableWords[language];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section class="table-scroll" aria-label={spec.caption} tabIndex={0}>
      <table class="table">
        <caption class="unseen">{spec.caption}</caption>
        <thead>
          <tr>
            {isTicked && (
              <th scope="col" class="tick">
                <span class="unseen">{text.tick}</span>
                <label class="needs-script">
                  <span class="unseen">{text.tickPage}</span>
                  <input type="checkbox" data-whole-page autocomplete="off" />
                </label>
              </th>
            )}
            {spec.columns.map((column) => headCell(column, query, url, language))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={spec.rowId(row)} id={rowAnchor(spec.rowId(row))} tabIndex={-1}>
              {isTicked && (
                <td class="tick">
                  {(spec.isTickable?.(row) ?? true) && (
                    <label>
                      <span class="unseen">{text.tickRow(spec.rowLabel?.(row) ?? spec.rowId(row))}</span>
                      <input type="checkbox" name="row" value={spec.rowId(row)} autocomplete="off" />
                    </label>
                  )}
                </td>
              )}
              {spec.columns.map((column) => (
                <td
                  key={column.key}
                  class={column.isNumeric ? "numeric" : undefined}
                  data-label={column.label}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function headCell<Row>(column: Column<Row>, { sort }: TableQuery, url: URL, language: Language) {
  const { key, label, isNumeric } = column;
  const numeric = isNumeric ? "numeric" : undefined;
  if (column.sort === undefined)
    return (
      <th key={key} scope="col" class={numeric}>
        {label}
      </th>
    );
  const isSorted = column.sort === sort.by;
  const direction = isSorted && sort.direction === "descending" ? "ascending" : "descending";
  return (
    <th key={key} scope="col" class={numeric} aria-sort={isSorted ? sort.direction : undefined}>
      <a
        href={addressWith(url, { sort: writeSort({ by: column.sort, direction }) })}
        title={tableWords[language].sortBy(label)}
      >
        {label}
        <span class="table-order" aria-hidden="true">
          {isSorted ? (sort.direction === "ascending" ? "↑" : "↓") : "↕"}
        </span>
      </a>
    </th>
  );
}
