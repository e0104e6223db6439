/** The visitor's choice about cookies, as the site reads it and takes it. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import { type Consent, readConsent, writeConsent } from "../../../worker/consents/consent.ts";
import { OPTIONAL_PURPOSES, type Purpose } from "../../../worker/consents/purposes.ts";
import { COOKIE_KEYS, COOKIES } from "../http/cookie-list.ts";
import { cookieValue, dropCookie, setCookie } from "../http/cookies.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import type { ChoiceForm } from "./choice-form.ts";
import { noticeHash } from "./notice-hash.ts";
import { returnAddress } from "./return-address.ts";

/** The choice that holds for this visitor; undefined when one has to be asked for. */
export function consentOf({ cookie }: Pick<RequestEventCommon, "cookie">): Consent | undefined {
  return readConsent(cookieValue(cookie, "consent"), Date.now());
}

export type ChoiceResult =
  | { readonly kind: "stored"; readonly address: string }
  /** A question was left open; what held before still holds. */
  | { readonly kind: "incomplete" }
  /** Not stored: nothing is chosen, nothing optional runs, and the visitor is asked again. */
  | { readonly kind: "limited" }
  | { readonly kind: "unavailable" };

/** Stores what was chosen, then tells the browser. Never throws. */
export async function takeChoice(event: RequestEventCommon, form: ChoiceForm): Promise<ChoiceResult> {
  const { choices, back } = form;
  if (!choices) return { kind: "incomplete" };
  const language = languageAt(event.url.pathname);
  try {
    const given = { choices, language, noticeHash: await noticeHash(language) };
    const outcome = await servicesOf(event).recordChoice(given);
    if (outcome.kind === "recorded") {
      setCookie(event.cookie, "consent", writeConsent(outcome.consent));
      forget(
        event,
        OPTIONAL_PURPOSES.filter((purpose) => !choices[purpose]),
      );
      return { kind: "stored", address: returnAddress(back, language) };
    }
    withdraw(event);
    return { kind: outcome.kind };
  } catch (error) {
    logTrouble("consent", error);
    withdraw(event);
    return { kind: "unavailable" };
  }
}

/** As if nothing had been chosen: an older consent may be what the visitor has just tried to take back. */
function withdraw(event: RequestEventCommon): void {
  dropCookie(event.cookie, "consent");
  forget(event, OPTIONAL_PURPOSES);
}

/** Takes the cookies of these purposes out of the browser. */
function forget({ cookie }: RequestEventCommon, purposes: readonly Purpose[]): void {
  for (const key of COOKIE_KEYS) {
    const { purpose } = COOKIES[key];
    if (purpose !== "necessary" && purposes.includes(purpose)) dropCookie(cookie, key);
  }
}
