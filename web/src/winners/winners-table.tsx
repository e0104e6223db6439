/** The table of winners: its columns, its filters, and what an address means to the service. */

import {
  NO_STORE,
  type WinnerChoices,
  type WinnerFilters,
  type WinnerQuery,
  type WinnerRow,
  type WinnerSort,
} from "../../../worker/winner-list/winner-list.ts";
import { formatDate } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { TableQuery } from "../tables/table-query.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { withBack } from "../tables/way-back.ts";
import { winnersWords } from "./winners.words.ts";

export const STATUSES = ["PENDING", "VALIDATED", "REJECTED", "CLAIMED"] as const;

/** @param url of the page, which rows lead back to; @param sort what days are about depends on it */
export function winnersSpec(choices: WinnerChoices, language: Language, url: URL): TableSpec<WinnerRow> {
  const text = winnersWords[language];
  const isByClaim = url.searchParams.get("sort")?.endsWith("claimedAt") === true;
  const names = new Map(choices.stores.map(({ id, name }) => [id, name]));
  function storeName(id: string | null): string | null {
    return id === null ? null : (names.get(id) ?? id);
  }
  function date(at: number | null): string | null {
    return at === null ? null : formatDate(at, language, choices.timeZone, true);
  }
  function ticket(row: WinnerRow): string {
    return withBack(`${pathOf("officeTickets", language)}?serial=${row.serial}`, url, row.id);
  }
  return {
    name: "winners",
    caption: text.caption,
    columns: [
      {
        key: "code",
        label: text.columns.code,
        cell: (row) => (
          <a class="code" href={ticket(row)}>
            {row.code}
          </a>
        ),
      },
      { key: "prize", label: text.columns.prize, cell: (row) => row.prize },
      {
        key: "player",
        label: text.columns.player,
        cell: (row) => (
          <>
            {row.player.name} <small class="soft">{row.player.maskedEmail}</small>
          </>
        ),
      },
      {
        key: "status",
        label: text.columns.status,
        cell: (row) => (
          <span class={["badge", `badge-${row.status.toLowerCase()}`]}>{text.statuses[row.status]}</span>
        ),
      },
      { key: "playedAt", label: text.columns.playedAt, sort: "playedAt", cell: (row) => date(row.playedAt) },
      { key: "store", label: text.columns.store, cell: (row) => storeName(row.store) },
      {
        key: "claimedAt",
        label: text.columns.claimedAt,
        sort: "claimedAt",
        cell: (row) => date(row.claimedAt),
      },
      { key: "claimedStore", label: text.columns.claimedStore, cell: (row) => storeName(row.claimedStore) },
    ],
    filters: [
      { kind: "text", name: "q", label: text.search, hint: text.searchHint },
      {
        kind: "choice",
        name: "status",
        label: text.columns.status,
        options: STATUSES.map((status) => ({ value: status, label: text.statuses[status] })),
      },
      {
        kind: "choice",
        name: "prize",
        label: text.columns.prize,
        options: choices.prizes.map(({ ordinal, name }) => ({ value: String(ordinal), label: name })),
      },
      {
        kind: "choice",
        name: "store",
        label: text.columns.store,
        options: [
          ...choices.stores.map(({ id, name }) => ({ value: id, label: name })),
          { value: NO_STORE, label: text.noStore },
        ],
      },
      { kind: "day", name: "from", label: isByClaim ? text.claimedFrom : text.playedFrom },
      { kind: "day", name: "to", label: isByClaim ? text.claimedTo : text.playedTo },
    ],
    sortDefault: { by: "playedAt", direction: "descending" },
    rowId: (row) => row.id,
    rowLabel: (row) => row.code,
    empty: { filtered: text.emptyFiltered, all: text.emptyAll },
    bulk: [{ name: "validate", label: text.validate, isForAll: true }],
    isExported: true,
  };
}

/** What the service is asked for. The table's spec let through only what is possible. */
export function winnerFilters({ filters }: Pick<TableQuery, "filters">): WinnerFilters {
  const { prize, store, from, to, q } = filters;
  return {
    status: STATUSES.find((status) => status === filters["status"]),
    prize: prize === undefined ? undefined : Number(prize),
    store,
    from,
    to,
    search: q,
  };
}

export function winnerQuery(query: TableQuery): WinnerQuery {
  const by: WinnerSort = query.sort.by === "claimedAt" ? "claimedAt" : "playedAt";
  return { ...query, sort: { by, direction: query.sort.direction }, filters: winnerFilters(query) };
}
