/** What stands over and under a table's rows: how many there are, its file, its shortcuts; its pages. */

import type { ListPage, Total } from "../../../worker/lists/list.ts";
import { formatCount } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { tableWords } from "./table.words.ts";
import { addressWith, type TableQuery } from "./table-query.ts";
import { showHelp } from "./table-script.ts";
import type { TableName } from "./table-spec.ts";

/** A screenful, a scroll, and the most a page may have (LIST_LIMIT_MAX). */
const ROWS_PER_PAGE = [25, 50, 100];

interface HeadProps {
  readonly spec: {
    readonly name: TableName;
    readonly isExported: boolean;
    readonly kept?: Readonly<Record<string, string>>;
  };
  readonly total: Total;
  readonly state: string;
  readonly query: TableQuery;
  readonly url: URL;
  readonly language: Language;
}

export function totalText(total: Total, language: Language): string {
  const text = tableWords[language];
  const count = formatCount(total.count, language);
  return total.kind === "exact" ? text.exact(count) : text.moreThan(count);
}

export function TableHead({ spec, total, state, query, url, language }: HeadProps) {
  const text = tableWords[language];
  const asked = new URLSearchParams({ table: spec.name, ...spec.kept });
  const file = `${pathOf("officeExport", language)}?${asked}${state === "" ? "" : `&${state}`}`;
  return (
    <div class="table-head">
      <p class="table-total">{totalText(total, language)}</p>
      <nav class="table-limits" aria-label={text.rowsPerPage}>
        <span aria-hidden="true">{text.rowsPerPage}</span>
        {ROWS_PER_PAGE.map((limit) => (
          <a
            key={limit}
            href={addressWith(url, { limit: String(limit) })}
            aria-current={limit === query.limit ? "true" : undefined}
          >
            {limit}
          </a>
        ))}
      </nav>
      {spec.isExported && (
        <a class="table-export" href={file} download title={text.exportHint}>
          {text.exportFile}
        </a>
      )}
      <button class="link needs-script" type="button" aria-haspopup="dialog" onClick$={showHelp}>
        {text.help.open} <kbd>?</kbd>
      </button>
    </div>
  );
}

interface FootProps<Row> {
  readonly page: ListPage<Row>;
  readonly query: TableQuery;
  readonly url: URL;
  readonly language: Language;
}

export function TableFoot<Row>({ page, query, url, language }: FootProps<Row>) {
  const text = tableWords[language];
  const isFirst = query.after === null && query.before === null;
  if (page.previous === null && page.next === null && isFirst) return null;
  return (
    <nav class="table-pages" aria-label={text.pages}>
      {!isFirst && <a href={addressWith(url, {})}>{text.first}</a>}
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
  );
}
