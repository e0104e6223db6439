/** The counter's services on real bindings. */

import { counterPacks } from "../batches/counter-packs.ts";
import { counterPurchases } from "../purchases/counter-purchases.ts";
import { savedViews } from "../saved-views/saved-views-live.ts";
import type { StaffContext } from "../staff-context.ts";
import { chooseShop, shop } from "../stores/choose-shop.ts";
import type { Counter } from "./counter.ts";
import { deskFor } from "./counter-desk-live.ts";

/** The counter's services for one member of staff. */
export function counterFor(context: StaffContext): Counter {
  return {
    staff: context.staff,
    savedViews: savedViews(context),
    desk: deskFor(context),
    packs: counterPacks(context),
    purchases: counterPurchases(context),
    shop: () => shop(context),
    chooseShop: (storeId) => chooseShop(context, storeId),
  };
}
