/** What pages of head office have in common: a service that fails is a sentence, and a change ends at a page that says so. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { Office } from "../../../worker/services.ts";
import { logTrouble } from "../http/platform.ts";
import { languageAt, type PageName, pageAt, pathOf } from "../i18n/pages.ts";
import { officeOf } from "./staff-of.ts";

/**
 * Runs something with head office's services.
 * @returns what it returned, or `unavailable`, noted and with its status, when a service failed
 */
export async function withOffice<Result>(
  event: RequestEventCommon,
  run: (office: Office) => Promise<Result>,
): Promise<Result | "unavailable"> {
  try {
    return await run(officeOf(event));
  } catch (error) {
    if (!(error instanceof Error)) throw error; // Qwik City's redirects are thrown, and are no errors
    logTrouble(pageAt(event.url.pathname) ?? "office", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return "unavailable";
  }
}

/** The redirect to a page in the visitor's language, with what it shall show; what is null is left out. */
export function onTo(
  event: RequestEventCommon,
  page: PageName,
  search: Readonly<Record<string, string | null>>,
) {
  const given = Object.entries(search).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const text = new URLSearchParams(given).toString();
  const path = pathOf(page, languageAt(event.url.pathname));
  return event.redirect(303, text === "" ? path : `${path}?${text}`);
}

/** The campaign that an address names; null for the default one. */
export function campaignIn(url: URL): string | null {
  return url.searchParams.get("campaign") || null;
}

/** A form's address, with the campaign it is about: an action's own address drops it. */
export function actionFor(actionPath: string, kept: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(kept).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const text = new URLSearchParams(given).toString();
  return text === "" ? actionPath : `${actionPath}&${text}`;
}
