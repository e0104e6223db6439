/** The filters of a table: a form that asks the same page again, and chips that take one filter away. */

import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { tableWords } from "./table.words.ts";
import { addressWith, type TableQuery, writeSort } from "./table-query.ts";
import type { FilterField } from "./table-spec.ts";

export interface FilterProps {
  readonly spec: { readonly filters: readonly FilterField[] };
  readonly query: TableQuery;
  readonly url: URL;
  readonly language: Language;
}

export function FilterForm({ spec, query, url, language }: FilterProps) {
  const text = tableWords[language];
  const limit = url.searchParams.get("limit");
  return (
    <form class="table-filters" method="get" action={url.pathname} aria-label={text.filter}>
      {spec.filters.map((field) => filterInput(field, query.filters[field.name], text.any))}
      <input type="hidden" name="sort" value={writeSort(query.sort)} />
      {limit !== null && <input type="hidden" name="limit" value={limit} />}
      <button class="button" type="submit">
        {text.apply}
      </button>
    </form>
  );
}

export function FilterChips({ spec, query, url, language }: FilterProps) {
  const text = tableWords[language];
  const active = spec.filters.filter(({ name }) => query.filters[name] !== undefined);
  const none = Object.fromEntries(spec.filters.map(({ name }) => [name, null]));
  return (
    <ul class="table-chips" aria-label={text.active}>
      {active.map((field) => (
        <li key={field.name}>
          <a
            href={addressWith(url, { [field.name]: null })}
            aria-label={text.without(`${field.label} ${shown(field, query, language)}`)}
          >
            <span>{field.label}</span> {shown(field, query, language)} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a class="table-clear" href={addressWith(url, none)}>
          {text.clear}
        </a>
      </li>
    </ul>
  );
}

function shown(field: FilterField, query: TableQuery, language: Language): string {
  const value = query.filters[field.name] ?? "";
  if (field.kind === "choice") return field.options.find((option) => option.value === value)?.label ?? value;
  // Noon: the same date in every zone that pages are written in.
  return field.kind === "day" ? formatDate(`${value}T12:00:00Z`, language, HOUSE_TIME_ZONE, false) : value;
}

function filterInput(field: FilterField, asked: string | undefined, any: string) {
  const { name, label } = field;
  const id = `filter-${name}`;
  const standing = field.kind === "choice" ? field.standing : undefined;
  const value = asked ?? standing ?? "";
  const hint = field.kind === "text" ? field.hint : undefined;
  return (
    <div class={["field", `filter-${field.kind}`]} key={name}>
      <label for={id}>{label}</label>
      {field.kind === "choice" ? (
        <select id={id} name={name}>
          {standing === undefined && <option value="">{any}</option>}
          {field.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={name}
          type={field.kind === "day" ? "date" : "search"}
          value={value}
          {...(hint === undefined ? {} : { placeholder: hint })}
          autocomplete="off"
        />
      )}
    </div>
  );
}
