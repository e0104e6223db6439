/** What staff do at the counter: interfaces only, for the site's pages. A player cannot hold one (counter-live.ts). */

import type { CounterPacks } from "../batches/batches.ts";
import type { CounterPurchases } from "../purchases/purchase.ts";
import type { SavedViews } from "../saved-views/saved-views.ts";
import type { Staff } from "../staff.ts";
import type { ChooseShopOutcome, Store } from "../stores/store.ts";
import type { CounterDesk } from "./counter-desk.ts";

export interface Counter {
  /** Whoever stands there. */
  readonly staff: Staff;
  readonly savedViews: SavedViews;
  /** Tickets over the counter: looked up, decided about, handed over. */
  readonly desk: CounterDesk;
  readonly packs: CounterPacks;
  readonly purchases: CounterPurchases;
  /** Where they stand; undefined before they have said. */
  shop(): Promise<Store | undefined>;
  chooseShop(storeId: string): Promise<ChooseShopOutcome>;
}
