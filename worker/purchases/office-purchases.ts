/** Purchases as head office lists them: interfaces only. */

import type { ListPage, ListQuery } from "../lists/list.ts";
import type { Channel, PurchaseEntry } from "./purchase.ts";

export interface PurchaseFilters {
  readonly store?: string | undefined;
  /** Instants, milliseconds since the epoch: from this one on, and before that one. */
  readonly from?: number | undefined;
  readonly before?: number | undefined;
  /** Whole, as it is printed; case and spaces do not matter. */
  readonly receipt?: string | undefined;
  /** Whole: nobody finds out addresses by trying beginnings. */
  readonly email?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly isRefunded?: boolean | undefined;
}

export type PurchaseQuery = ListQuery<PurchaseFilters, "createdAt">;

export interface OfficePurchases {
  list(query: PurchaseQuery): Promise<ListPage<PurchaseEntry>>;
}
