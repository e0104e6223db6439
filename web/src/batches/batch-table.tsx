/** The table of batches: its columns and filters. */

import type { BatchStatus, BatchUse, BatchView } from "../../../worker/batches/batches.ts";
import { formatCount } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { batchesWords } from "./batches.words.ts";

export const STATUSES: readonly BatchStatus[] = ["prepared", "sent", "active", "revoked"];
export const USES: readonly BatchUse[] = ["printed", "counter"];

/** A shop, as choices name it. */
export interface StoreChoice {
  readonly id: string;
  readonly name: string;
}

export function batchTable(language: Language, stores: readonly StoreChoice[]): TableSpec<BatchView> {
  const text = batchesWords[language];
  return {
    name: "batches",
    caption: text.tableCaption,
    columns: [
      {
        key: "label",
        label: text.columns.label,
        sort: "label",
        cell: ({ id, label }) => <a href={batchAddress(id, language)}>{label}</a>,
      },
      { key: "store", label: text.columns.store, sort: "store", cell: (row) => storeText(row, language) },
      { key: "use", label: text.columns.use, cell: ({ use }) => text.use[use] },
      {
        key: "serials",
        label: text.columns.serials,
        sort: "serial",
        isNumeric: true,
        cell: ({ firstSerial, lastSerial }) =>
          text.serials(formatCount(firstSerial, language), formatCount(lastSerial, language)),
      },
      {
        key: "tickets",
        label: text.columns.tickets,
        sort: "tickets",
        isNumeric: true,
        cell: ({ ticketCount }) => formatCount(ticketCount, language),
      },
      {
        key: "played",
        label: text.columns.played,
        sort: "played",
        isNumeric: true,
        cell: ({ playedCount }) =>
          playedCount === null ? text.playedUnknown : formatCount(playedCount, language),
      },
      {
        key: "status",
        label: text.columns.status,
        sort: "status",
        cell: ({ status }) => batchBadge(status, text.status[status]),
      },
    ],
    filters: [
      { kind: "text", name: "label", label: text.columns.label },
      {
        kind: "choice",
        name: "store",
        label: text.columns.store,
        options: stores.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: "choice",
        name: "status",
        label: text.columns.status,
        options: STATUSES.map((value) => ({ value, label: text.status[value] })),
      },
      {
        kind: "choice",
        name: "use",
        label: text.columns.use,
        options: USES.map((value) => ({ value, label: text.use[value] })),
      },
    ],
    sortDefault: { by: "serial", direction: "ascending" },
    rowId: ({ id }) => id,
    empty: { filtered: text.emptyFiltered, all: text.emptyAll },
    isExported: false,
  };
}

/** A state as a word with a mark of its own, so that it is not told by colour alone. */
export function batchBadge(status: BatchStatus, label: string) {
  return <span class={["batch-state", `batch-${status}`]}>{label}</span>;
}

export function storeText({ store, storeName }: Pick<BatchView, "store" | "storeName">, language: Language) {
  return storeName ?? store ?? batchesWords[language].noStore;
}

/** The page of one batch. */
export function batchAddress(id: string, language: Language, more: Record<string, string> = {}): string {
  return `${pathOf("officeBatches", language)}?${new URLSearchParams({ batch: id, ...more })}`;
}
