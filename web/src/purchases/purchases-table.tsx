/** The table of purchases: its columns, its filters, and what they ask of the service. */

import type { PurchaseFilters } from "../../../worker/purchases/office-purchases.ts";
import { CHANNELS, type PurchaseEntry } from "../../../worker/purchases/purchase.ts";
import type { Store } from "../../../worker/services.ts";
import { startOfDay } from "../../../worker/winners/start-of-day.ts";
import { formatDate, formatEuros, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import type { TableQuery } from "../tables/table-query.ts";
import type { TableSpec } from "../tables/table-spec.ts";
import { withBack } from "../tables/way-back.ts";
import { purchasesWords } from "./purchases.words.ts";

const CENTS_PER_EURO = 100;
/** Noon of a day, wherever the house is: the same calendar day in every zone of Europe. */
const NOON_MS = 12 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** @param url of the page, which rows lead back to */
export function purchasesSpec(
  stores: readonly Pick<Store, "id" | "name">[],
  language: Language,
  url: URL,
): TableSpec<PurchaseEntry> {
  const text = purchasesWords[language];
  const names = new Map(stores.map(({ id, name }) => [id, name]));
  return {
    name: "purchases",
    caption: text.caption,
    rowId: ({ id }) => id,
    sortDefault: { by: "createdAt", direction: "descending" },
    isExported: true,
    empty: { filtered: text.emptyFiltered, all: text.emptyAll },
    filters: [
      {
        kind: "choice",
        name: "store",
        label: text.filters.store,
        options: stores.map(({ id, name }) => ({ value: id, label: name })),
      },
      { kind: "day", name: "from", label: text.filters.from },
      { kind: "day", name: "to", label: text.filters.to },
      { kind: "text", name: "receipt", label: text.filters.receipt },
      { kind: "text", name: "email", label: text.filters.email },
      {
        kind: "choice",
        name: "channel",
        label: text.filters.channel,
        options: CHANNELS.map((value) => ({ value, label: text.channels[value] })),
      },
      {
        kind: "choice",
        name: "refund",
        label: text.filters.refund,
        options: [
          { value: "yes", label: text.refunded },
          { value: "no", label: text.notRefunded },
        ],
      },
    ],
    columns: [
      {
        key: "createdAt",
        label: text.columns.createdAt,
        sort: "createdAt",
        cell: ({ createdAt }) => (
          <time dateTime={new Date(createdAt).toISOString()}>
            {formatDate(createdAt, language, HOUSE_TIME_ZONE, true)}
          </time>
        ),
      },
      {
        key: "store",
        label: text.columns.store,
        cell: ({ storeId }) => <>{names.get(storeId) ?? storeId}</>,
      },
      {
        key: "receipt",
        label: text.columns.receipt,
        cell: ({ id, receipt, amountCents }) => (
          <a href={withBack(`${pathOf("saleTicket", language)}/${id}`, url, id)}>
            {amountCents === null ? text.noPurchase : receipt}
          </a>
        ),
      },
      {
        key: "amount",
        label: text.columns.amount,
        isNumeric: true,
        cell: ({ amountCents }) => (
          <>{amountCents === null ? "–" : formatEuros(amountCents / CENTS_PER_EURO, language)}</>
        ),
      },
      { key: "channel", label: text.columns.channel, cell: ({ channel }) => <>{text.channels[channel]}</> },
      { key: "email", label: text.columns.email, cell: ({ maskedEmail }) => <>{maskedEmail ?? "–"}</> },
      { key: "serial", label: text.columns.serial, isNumeric: true, cell: ({ serial }) => <>{serial}</> },
      {
        key: "refund",
        label: text.columns.refund,
        cell: ({ refund }) => <>{refund ? text.effects[refund.effect] : text.none}</>,
      },
    ],
  };
}

/** The filters of an address as the service takes them; days are those of the house. */
export function purchaseFilters({ filters }: Pick<TableQuery, "filters">): PurchaseFilters {
  const { store, from, to, receipt, email, channel, refund } = filters;
  return {
    store,
    receipt,
    email,
    from: from === undefined ? undefined : dayStart(from, 0),
    before: to === undefined ? undefined : dayStart(to, 1),
    channel: CHANNELS.find((name) => name === channel),
    isRefunded: refund === undefined ? undefined : refund === "yes",
  };
}

function dayStart(day: string, later: number): number {
  return startOfDay(Date.parse(day) + NOON_MS + later * DAY_MS, HOUSE_TIME_ZONE);
}
