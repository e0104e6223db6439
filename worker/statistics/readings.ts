/** What a scrape reads, each source with its own bound: monitoring must work when something else does not. */

import type { RememberedStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf } from "../../durable-objects/objects.ts";
import { within } from "../../durable-objects/within.ts";
import type { Env } from "../env.ts";
import { logThrown } from "../http/unexpected.ts";
import { readTallies, type Tallies } from "./tallies.ts";

/** A scraper gives up after 10 s by default; a source that takes this long is down for our purposes. */
const SOURCE_ANSWER_MS = 2_000;

export interface Readings {
  /** Undefined when D1 did not answer. */
  readonly tallies: Tallies | undefined;
  /** Of the default campaign; undefined when its desk did not answer. */
  readonly desk: RememberedStatus | undefined;
}

/** Reads both sources at the same time. Never rejects; a failure leaves a log line. */
export async function readReadings(
  env: Pick<Env, "DB" | "CAMPAIGN_DESK" | "DEFAULT_CAMPAIGN">,
): Promise<Readings> {
  const [tallies, desk] = await Promise.all([
    orUndefined("D1", () => readTallies(env)),
    orUndefined<RememberedStatus>("desk", () => deskOf(env, env.DEFAULT_CAMPAIGN).recentStatus()),
  ]);
  return { tallies, desk };
}

async function orUndefined<Reading>(
  source: string,
  read: () => Promise<Reading>,
): Promise<Reading | undefined> {
  try {
    return await within(SOURCE_ANSWER_MS, read());
  } catch (error) {
    logThrown(error, { requestId: "-", method: "-", route: `scrape of ${source}` });
    return undefined;
  }
}
