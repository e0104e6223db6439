/** Who a page of the profile is about. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { Account, Services } from "../../../worker/services.ts";
import { addressFor, visitorOf } from "../account/visitor.ts";
import { dropSession } from "../http/cookies.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { type PageName, pageAt } from "../i18n/pages.ts";

/**
 * Runs something for whoever is signed in and sends everybody else to sign in.
 * @returns what it returned, or `unavailable`, noted and with its status, when a service failed
 */
export async function withAccount<Result>(
  event: RequestEventCommon,
  run: (account: Account, services: Services) => Promise<Result>,
): Promise<Result | "unavailable"> {
  try {
    const account = await visitorOf(event);
    if (!account) throw toSignIn(event);
    return await run(account, servicesOf(event));
  } catch (error) {
    if (!(error instanceof Error)) throw error; // Qwik City's redirects are thrown, and are no errors
    logTrouble(pageAt(event.url.pathname) ?? "profile", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return "unavailable";
  }
}

/** The redirect of somebody whose account went while their session was still remembered. */
export function goneFrom(event: RequestEventCommon) {
  dropSession(event.cookie);
  return toSignIn(event);
}

/** The redirect back to a page of the profile, with what it shall say. */
export function backTo(event: RequestEventCommon, page: PageName, notice: string) {
  return event.redirect(303, addressFor(page, event.url, { notice }));
}

function toSignIn(event: RequestEventCommon) {
  return event.redirect(303, addressFor("signIn", event.url, { next: "profile" }));
}
