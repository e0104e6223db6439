/** What the cookie centre shows of the visitor's own choice. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import { endOf } from "../../../worker/consents/consent.ts";
import type { Choices } from "../../../worker/consents/purposes.ts";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { type Language, languageAt, pathOf } from "../i18n/pages.ts";
import { BACK, choiceFormOf } from "./choice-form.ts";
import { type ChoiceResult, consentOf } from "./consent.ts";
import { noticeHash } from "./notice-hash.ts";
import { returnAddress } from "./return-address.ts";

/** Under which a refused form's result waits for the page that answers it. */
export const RESULT = "consent-result";

export interface CentreView {
  readonly given:
    | { readonly choices: Choices; readonly on: string; readonly until: string; readonly proof: string }
    | undefined;
  /** What became of the form just sent; "stored" only when the browser really holds the choice. */
  readonly result: ChoiceResult["kind"] | undefined;
  readonly back: string;
  readonly noticeHash: string;
}

export async function loadCentreView(event: RequestEventLoader): Promise<CentreView> {
  const language = languageAt(event.url.pathname);
  const consent = consentOf(event);
  const refused: ChoiceResult["kind"] | undefined = event.sharedMap.get(RESULT);
  const isStored = consent !== undefined && event.url.searchParams.get("notice") === "stored";
  return {
    given: consent && {
      choices: consent.choices,
      on: formatDate(consent.givenAt, language, HOUSE_TIME_ZONE, true),
      until: formatDate(endOf(consent), language, HOUSE_TIME_ZONE, false),
      proof: consent.id,
    },
    result: refused ?? (isStored ? "stored" : undefined),
    back: await backOf(event, language),
    noticeHash: await noticeHash(language),
  };
}

/** The page one came from by the banner's link, or this page, which then says that the choice is saved. */
async function backOf(event: RequestEventLoader, language: Language): Promise<string> {
  const sent = event.method === "POST" ? choiceFormOf(await event.parseBody()).back : "";
  const from = event.url.searchParams.get(BACK) ?? sent;
  return from === "" ? `${pathOf("cookies", language)}?notice=stored` : returnAddress(from, language);
}
