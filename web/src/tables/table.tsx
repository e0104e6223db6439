/** A table of the back office with its filters, order and pages: links and plain forms, so it works without a script. */

import type { ListPage } from "../../../worker/lists/list.ts";
import { Notice } from "../components/notice.tsx";
import type { Language } from "../i18n/pages.ts";
import { SavedViews } from "./saved-views.tsx";
import { tableWords } from "./table.words.ts";
import { FilterChips, FilterForm } from "./table-filters.tsx";
import { TableHelp } from "./table-help.tsx";
import type { TableQuery } from "./table-query.ts";
import { TableRows } from "./table-rows.tsx";
import { holdKey, takeKey } from "./table-script.ts";
import type { TableSpec } from "./table-spec.ts";
import { stateOf } from "./table-state.ts";
import { TableFoot, TableHead } from "./table-tools.tsx";

export interface TableProps<Row> {
  readonly spec: TableSpec<Row>;
  /** `unavailable`: the service failed; the table says so and keeps its filters. */
  readonly page: ListPage<Row> | "unavailable";
  readonly query: TableQuery;
  readonly url: URL;
  readonly language: Language;
  /** The action that `spec.bulk` is posted to: an action's `actionPath`. */
  readonly bulkPath?: string;
}

export function Table<Row>(props: TableProps<Row>) {
  const { spec, page, query, url, language, bulkPath } = props;
  const text = tableWords[language];
  const state = stateOf(query, spec.sortDefault);
  const isFiltered = Object.keys(query.filters).length > 0;
  return (
    <div class="table-block" document:onKeyDown$={[holdKey, takeKey]}>
      {spec.filters.length > 0 && <SavedViews table={spec.name} state={state} language={language} />}
      {spec.filters.length > 0 && <FilterForm spec={spec} query={query} url={url} language={language} />}
      {isFiltered && <FilterChips spec={spec} query={query} url={url} language={language} />}
      {page === "unavailable" ? (
        <Notice id="table-notice" kind="trouble">
          <p>{text.unavailable}</p>
          <p>
            <a href={`${url.pathname}${url.search}`}>{text.again}</a>
          </p>
        </Notice>
      ) : (
        <>
          <TableHead
            spec={spec}
            total={page.total}
            state={state}
            query={query}
            url={url}
            language={language}
          />
          {page.rows.length === 0 ? (
            <p class="table-empty">{isFiltered ? spec.empty.filtered : spec.empty.all}</p>
          ) : (
            <TableRows
              spec={spec}
              rows={page.rows}
              total={page.total}
              state={state}
              query={query}
              url={url}
              language={language}
              bulkPath={bulkPath}
            />
          )}
          <TableFoot page={page} query={query} url={url} language={language} />
        </>
      )}
      <TableHelp language={language} />
    </div>
  );
}
