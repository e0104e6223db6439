/** A table of the back office with its filters, order and pages: links and a plain form, so it works without a script. */

import type { ListPage } from "../../../worker/lists/list.ts";
import type { Language } from "../i18n/pages.ts";
import { tableWords } from "./table.words.ts";
import { addressWith, type TableQuery, writeSort } from "./table-query.ts";
import type { Column, FilterField, TableSpec } from "./table-spec.ts";

interface TableProps<Row> {
  readonly spec: TableSpec<Row>;
  readonly page: ListPage<Row>;
  readonly query: TableQuery;
  readonly url: URL;
  readonly language: Language;
}

export function Table<Row>(props: TableProps<Row>) {
  const { spec, page, query, url, language } = props;
  const text = tableWords[language];
  const count = new Intl.NumberFormat(language).format(page.total.count);
  const isFiltered = Object.keys(query.filters).length > 0;
  return (
    <div class="table-block">
      {spec.filters.length > 0 && filterForm(props)}
      <p class="table-total">{page.total.kind === "exact" ? text.exact(count) : text.moreThan(count)}</p>
      {page.rows.length === 0 ? (
        <p class="table-empty">{isFiltered ? spec.empty.filtered : spec.empty.all}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <section class="table-scroll" aria-label={spec.caption} tabIndex={0}>
          <table class="table">
            <caption class="unseen">{spec.caption}</caption>
            <thead>
              <tr>{spec.columns.map((column) => headCell(column, query, url))}</tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <tr key={spec.rowId(row)}>
                  {spec.columns.map((column) => (
                    <td key={column.key} class={column.isNumeric ? "numeric" : undefined}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <nav class="table-pages" aria-label={text.pages}>
        {page.previous !== null && (
          <a rel="prev" href={addressWith(url, { before: page.previous })}>
            {text.previous}
          </a>
        )}
        {page.next !== null && (
          <a rel="next" href={addressWith(url, { after: page.next })}>
            {text.next}
          </a>
        )}
      </nav>
    </div>
  );
}

function headCell<Row>(column: Column<Row>, { sort }: TableQuery, url: URL) {
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
    <th key={key} scope="col" class={numeric} aria-sort={isSorted ? sort.direction : "none"}>
      <a href={addressWith(url, { sort: writeSort({ by: column.sort, direction }) })}>{label}</a>
    </th>
  );
}

function filterForm<Row>({ spec, query, url, language }: TableProps<Row>) {
  const text = tableWords[language];
  return (
    <form class="table-filters" method="get" action={url.pathname} aria-label={text.filter}>
      {spec.filters.map((field) => filterInput(field, query.filters[field.name] ?? "", text.any))}
      <input type="hidden" name="sort" value={writeSort(query.sort)} />
      <div class="actions">
        <button class="button quiet" type="submit">
          {text.apply}
        </button>
        <a href={url.pathname}>{text.clear}</a>
      </div>
    </form>
  );
}

function filterInput(field: FilterField, value: string, any: string) {
  const { name, label } = field;
  const id = `filter-${name}`;
  return (
    <div class="field" key={name}>
      <label for={id}>{label}</label>
      {field.kind === "choice" ? (
        <select id={id} name={name}>
          <option value="">{any}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} name={name} type={field.kind === "day" ? "date" : "search"} value={value} />
      )}
    </div>
  );
}
