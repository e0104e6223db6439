/** What the page of one's prizes shows. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { MyPrizePage } from "../../../worker/services.ts";
import { addressFor, visitorOf } from "../account/visitor.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { justPlayedBy, keepOnly } from "./just-played.ts";
import { addressOf, pageNumberOf, type Shown, shownOf } from "./prize-filter.ts";

const PRIZES_A_PAGE = 10; // a phone shows two at a time; ten is a short scroll

export type PrizesView =
  | { readonly kind: "unavailable" }
  | {
      readonly kind: "shown";
      readonly shown: Shown;
      readonly prizes: MyPrizePage;
      /** Milliseconds since the epoch. */
      readonly now: number;
    };

export async function loadPrizesView(event: RequestEventLoader): Promise<PrizesView> {
  const { cookie, url } = event;
  const language = languageAt(url.pathname);
  try {
    const account = await visitorOf(event);
    if (!account) throw event.redirect(303, addressFor("signIn", url, { next: "prizes" }));
    const shown = shownOf(url.searchParams.get("status"));
    const page = pageNumberOf(url.searchParams.get("page"));
    const query = { page, limit: PRIZES_A_PAGE, status: shown === "all" ? undefined : shown };
    const justPlayed = justPlayedBy(cookie, account.id);
    const prizes = await servicesOf(event).myPrizes(account, query, justPlayed, language);
    if (prizes.pageCount > 0 && page > prizes.pageCount)
      throw event.redirect(302, addressOf(language, shown, prizes.pageCount));
    const arriving = new Set(prizes.arriving.map(({ code }) => code));
    keepOnly(
      cookie,
      account.id,
      justPlayed.filter((code) => arriving.has(code)),
    );
    return { kind: "shown", shown, prizes, now: Date.now() };
  } catch (error) {
    if (!(error instanceof Error)) throw error; // Qwik City's redirects are thrown, and are no errors
    logTrouble("prizes", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return { kind: "unavailable" };
  }
}
