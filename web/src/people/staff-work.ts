/** Work for staff that may fail. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import { logTrouble } from "../http/platform.ts";
import { pageAt } from "../i18n/pages.ts";

/** What was asked for, or `unavailable`, noted and with its status, when a service failed. */
export async function staffWork<Result>(
  event: RequestEventCommon,
  work: () => Promise<Result>,
): Promise<Result | "unavailable"> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error; // Qwik City's redirects are thrown, and are no errors
    logTrouble(pageAt(event.url.pathname) ?? "staff", error);
    event.status(ERRORS["temporarily-unavailable"].status);
    return "unavailable";
  }
}
