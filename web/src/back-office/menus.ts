/** What the menus of staff lead to, in their order. */

import type { PageName } from "../i18n/pages.ts";

export const COUNTER_PAGES = [
  "counter",
  "sale",
  "queue",
  "today",
  "packs",
] as const satisfies readonly PageName[];

/** Head office's, by what they are about. */
export const OFFICE_GROUPS = {
  campaign: ["office", "officeCampaign", "officePrizes", "officeBatches", "officeDraw"],
  players: ["officeWinners", "officeTickets", "officePurchases", "officeUsers"],
  house: ["officeEmployees", "officeStores", "officeMails", "officeAudit"],
} as const satisfies Record<string, readonly PageName[]>;

export type OfficeGroup = keyof typeof OFFICE_GROUPS;
export type MenuPage = (typeof COUNTER_PAGES)[number] | (typeof OFFICE_GROUPS)[OfficeGroup][number];
