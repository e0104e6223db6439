/** What the page of one's prizes shows. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { TicketView } from "../../../worker/services.ts";
import { addressFor, visitorOf } from "../account/visitor.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { languageAt } from "../i18n/pages.ts";

const PRIZES_A_PAGE = 10; // a phone shows three at a time; ten is a short scroll
const LAST_PAGE = 10_000; // beyond any player: 100,000 prizes

export type PrizesView =
  | { readonly kind: "unavailable" }
  | {
      readonly kind: "shown";
      readonly tickets: readonly TicketView[];
      readonly total: number;
      readonly page: number;
      readonly pageCount: number;
      readonly timeZone: string;
    };

/** A page number out of `?page=`: 1 for anything that is none. */
export function pageNumberOf(typed: string | null): number {
  return typed !== null && /^[1-9]\d{0,4}$/.test(typed) ? Math.min(Number(typed), LAST_PAGE) : 1;
}

export async function loadPrizesView(event: RequestEventLoader): Promise<PrizesView> {
  const services = servicesOf(event);
  try {
    const account = await visitorOf(event);
    if (!account) throw event.redirect(303, addressFor("signIn", event.url, { next: "prizes" }));
    const query = { page: pageNumberOf(event.url.searchParams.get("page")), limit: PRIZES_A_PAGE };
    const [{ tickets, pagination }, timeZone] = await Promise.all([
      services.myTickets(account, query, languageAt(event.url.pathname)),
      services.campaign().then(
        (campaign) => campaign?.timeZone ?? HOUSE_TIME_ZONE,
        () => HOUSE_TIME_ZONE,
      ),
    ]);
    const last = pagination.totalPages;
    if (last > 0 && query.page > last)
      throw event.redirect(302, addressFor("prizes", event.url, { page: String(last) }));
    return {
      kind: "shown",
      tickets,
      total: pagination.total,
      page: pagination.page,
      pageCount: pagination.totalPages,
      timeZone,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error; // Qwik City's redirects are thrown, and are no errors
    logTrouble("prizes", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return { kind: "unavailable" };
  }
}
