/** What the menus of staff lead to. */

import type { PageName } from "../i18n/pages.ts";

/** In the menu's order. */
export const COUNTER_PAGES = [
  "counter",
  "sale",
  "queue",
  "today",
  "packs",
] as const satisfies readonly PageName[];
export const OFFICE_PAGES = [
  "office",
  "officeCampaign",
  "officePrizes",
  "officeBatches",
  "officeWinners",
  "officeTickets",
  "officePurchases",
  "officeUsers",
  "officeEmployees",
  "officeStores",
  "officeMails",
  "officeDraw",
  "officeAudit",
] as const satisfies readonly PageName[];
