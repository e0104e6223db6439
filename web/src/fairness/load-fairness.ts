/** Reads what the page of the verifiable draw shows. */

import type { RequestEventLoader } from "@builder.io/qwik-city";
import type { LedgersOutcome, Services } from "../../../worker/services.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { blankFairness, type FairnessView, fairnessOf } from "./fairness-view.ts";

/** Never rejects: what cannot be read is said on the page. */
export async function loadFairness(event: RequestEventLoader): Promise<FairnessView> {
  const services = servicesOf(event);
  try {
    const campaign = await services.campaign();
    if (!campaign) return blankFairness("unknown");
    const ledgers = campaign.seed === null ? undefined : await readLedgers(services, campaign.slug);
    return fairnessOf(campaign, ledgers, Date.now());
  } catch (error) {
    logTrouble("fairness", error);
    return blankFairness("unavailable");
  }
}

/** Undefined when they cannot be read: the seed is worth showing without them. */
async function readLedgers(services: Services, campaign: string): Promise<LedgersOutcome | undefined> {
  try {
    return await services.ledgers(campaign);
  } catch (error) {
    logTrouble("ledgers", error);
    return undefined;
  }
}
