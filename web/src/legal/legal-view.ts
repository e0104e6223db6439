/** What the pages of texts ask of the services: the campaign, where it can be read, and who runs the house. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { factsFor, type LegalFacts } from "./facts.ts";

/** A text is complete without the campaign too, so a campaign that cannot be read is logged and no trouble here. */
export async function loadFacts(event: RequestEventLoader): Promise<LegalFacts> {
  const services = servicesOf(event);
  const campaign = await services.campaign().catch((error: unknown) => {
    logTrouble("texts", error);
    return null;
  });
  return factsFor(campaign, services.house(), languageAt(event.url.pathname));
}
