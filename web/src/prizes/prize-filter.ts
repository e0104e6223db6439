/** Which prizes are shown: all, or those of one status; and the addresses that ask for them. */

import type { TicketStatus } from "../../../worker/services.ts";
import { type Language, pathOf } from "../i18n/pages.ts";

export type Shown = "all" | TicketStatus;

/** In the order of a prize's way. */
const STATUSES: readonly TicketStatus[] = ["PENDING", "VALIDATED", "CLAIMED", "REJECTED"];
const LAST_PAGE = 10_000; // beyond any player: 100,000 prizes

/** What `?status=` asks for: all, for anything that is no status. */
export function shownOf(typed: string | null): Shown {
  return STATUSES.find((status) => status.toLowerCase() === typed) ?? "all";
}

/** A page number out of `?page=`: 1 for anything that is none. */
export function pageNumberOf(typed: string | null): number {
  return typed !== null && /^[1-9]\d{0,4}$/.test(typed) ? Math.min(Number(typed), LAST_PAGE) : 1;
}

/** The address of these prizes, on their first page unless one is named. */
export function addressOf(language: Language, shown: Shown, page?: number): string {
  const query = new URLSearchParams({
    ...(shown !== "all" && { status: shown.toLowerCase() }),
    ...(page !== undefined && { page: String(page) }),
  }).toString();
  return pathOf("prizes", language) + (query && `?${query}`);
}

/** The choices worth offering: what there is, and what is being asked for. None when all prizes are at the same point. */
export function choicesOf(counts: Readonly<Record<TicketStatus, number>>, shown: Shown): readonly Shown[] {
  const choices = STATUSES.filter((status) => counts[status] > 0 || status === shown);
  return choices.length > 1 || shown !== "all" ? ["all", ...choices] : [];
}
