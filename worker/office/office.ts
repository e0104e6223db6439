/** What head office does: interfaces only, for the site's pages. Only administrators can hold one (office-live.ts). */

import type { OfficePurchases } from "../purchases/office-purchases.ts";
import type { Administrator } from "../staff.ts";
import type { OfficeStores } from "../stores/office-stores.ts";

export interface Office {
  /** Whoever asks. */
  readonly staff: Administrator;
  readonly purchases: OfficePurchases;
  readonly stores: OfficeStores;
}
