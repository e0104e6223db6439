/** The list of purchases by keyset: the key rises with time, so every order is the key's, in one index or another. */

import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import { purchases } from "../../migrations/schema.ts";
import { normaliseEmail } from "../accounts/validation.ts";
import { type Database, databaseOf } from "../database.ts";
import type { ListPage, Total } from "../lists/list.ts";
import type { OfficeContext } from "../staff-context.ts";
import { firstIdAt } from "../timed-id.ts";
import type { OfficePurchases, PurchaseFilters, PurchaseQuery } from "./office-purchases.ts";
import type { PurchaseEntry } from "./purchase.ts";
import { normaliseReceipt } from "./purchase-input.ts";
import { purchaseEntry } from "./purchase-view.ts";

/** Rows that are counted at most: a few milliseconds, and more than anybody pages through. */
const COUNTED_MAX = 1_000;
const CURSOR = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const { id } = purchases;

export function officePurchases({ env }: Pick<OfficeContext, "env">): OfficePurchases {
  return { list: (query) => listPurchases(databaseOf(env.DB), query) };
}

/** One page, and as much of the total as is cheap; read in one transaction, so they agree. */
async function listPurchases(database: Database, query: PurchaseQuery): Promise<ListPage<PurchaseEntry>> {
  const [rows, counted] = await database.batch([
    purchasesPage(database, query),
    countedPurchases(database, query.filters),
  ]);
  const isBackward = query.before !== null;
  const shown = rows.slice(0, query.limit);
  const hasMore = rows.length > query.limit;
  if (isBackward) shown.reverse();
  const first = shown.at(0)?.id ?? null;
  const last = shown.at(-1)?.id ?? null;
  return {
    rows: shown.map(purchaseEntry),
    total: totalOf(counted.length),
    next: isBackward || hasMore ? last : null,
    previous: (isBackward ? hasMore : cursorOf(query.after) !== undefined) ? first : null,
  };
}

function totalOf(counted: number): Total {
  return counted > COUNTED_MAX
    ? { kind: "more-than", count: COUNTED_MAX }
    : { kind: "exact", count: counted };
}

/** The rows of a page and one more, which tells that something follows; backwards from `before`. */
export function purchasesPage(database: Database, { filters, sort, after, before, limit }: PurchaseQuery) {
  const isRising = (sort.direction === "ascending") !== (before !== null);
  const from = cursorOf(before ?? after);
  const beyond = from === undefined ? undefined : isRising ? gt(id, from) : lt(id, from);
  return database
    .select()
    .from(purchases)
    .where(and(...conditionsOf(filters), beyond))
    .orderBy(isRising ? asc(id) : desc(id))
    .limit(limit + 1);
}

export function countedPurchases(database: Database, filters: PurchaseFilters) {
  return database
    .select({ id })
    .from(purchases)
    .where(and(...conditionsOf(filters)))
    .limit(COUNTED_MAX + 1);
}

function conditionsOf(filters: PurchaseFilters): (SQL | undefined)[] {
  const { store, from, before, receipt, email, channel, isRefunded } = filters;
  return [
    gte(id, from === undefined ? "" : firstIdAt(from)),
    before === undefined ? undefined : lt(id, firstIdAt(before)),
    store === undefined ? undefined : eq(purchases.storeId, store),
    receipt === undefined ? undefined : eq(purchases.receipt, normaliseReceipt(receipt)),
    email === undefined ? undefined : eq(purchases.email, normaliseEmail(email)),
    channel === undefined ? undefined : eq(purchases.channel, channel),
    isRefunded === undefined
      ? undefined
      : isRefunded
        ? isNotNull(purchases.refundedAt)
        : isNull(purchases.refundedAt),
  ];
}

function cursorOf(text: string | null): string | undefined {
  return text !== null && CURSOR.test(text) ? text : undefined;
}
