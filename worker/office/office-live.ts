/** Head office's services on real bindings. */

import { officePurchases } from "../purchases/list-purchases.ts";
import type { OfficeContext } from "../staff-context.ts";
import { officeStores } from "../stores/office-stores-live.ts";
import type { Office } from "./office.ts";

/** Head office's services for one administrator. */
export function officeFor(context: OfficeContext): Office {
  return {
    staff: context.staff,
    purchases: officePurchases(context),
    stores: officeStores(context),
  };
}
