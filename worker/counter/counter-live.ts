/** The counter's services on real bindings. */

import { counterPurchases } from "../purchases/counter-purchases.ts";
import type { StaffContext } from "../staff-context.ts";
import { chooseShop, shop } from "../stores/choose-shop.ts";
import type { Counter } from "./counter.ts";

/** The counter's services for one member of staff. */
export function counterFor(context: StaffContext): Counter {
  return {
    staff: context.staff,
    purchases: counterPurchases(context),
    shop: () => shop(context),
    chooseShop: (storeId) => chooseShop(context, storeId),
  };
}
