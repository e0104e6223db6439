/** What a scrape reads, each source with its own bound: monitoring must work when something else does not. */

import type { RememberedStatus } from "../../durable-objects/campaign-desk/definition.ts";
import { deskOf, type Reach, telemetryOf } from "../../durable-objects/objects.ts";
import type { DatabaseFailureSource } from "../../durable-objects/telemetry/counters.ts";
import type { TelemetryFigures } from "../../durable-objects/telemetry/telemetry.ts";
import { within } from "../../durable-objects/within.ts";
import type { Env } from "../env.ts";
import { logThrown } from "../http/unexpected.ts";
import { type RetentionRun, readRetention } from "../retention/metrics.ts";
import { count } from "../telemetry/counts.ts";
import { readOldestQueuedAt, readTallies, type Tallies } from "./tallies.ts";

/** A scraper gives up after 10 s by default; a source that takes this long is down for our purposes. */
const SOURCE_ANSWER_MS = 2_000;

export interface Readings {
  /** Undefined when D1 did not answer. */
  readonly database:
    | {
        readonly tallies: Tallies;
        readonly oldestQueuedAt: number | null;
        readonly retention: readonly RetentionRun[];
      }
    | undefined;
  /** Of the default campaign; undefined when its desk did not answer. */
  readonly desk: RememberedStatus | undefined;
  /** Undefined when the object that adds up did not answer. */
  readonly telemetry: TelemetryFigures | undefined;
}

/** Reads all sources at the same time. Never rejects; a failure leaves a log line. */
export async function readReadings(
  env: Pick<Env, "DB" | "DEFAULT_CAMPAIGN"> & Reach<"CAMPAIGN_DESK" | "TELEMETRY">,
): Promise<Readings> {
  const [database, desk, telemetry] = await Promise.all([
    orUndefined("D1", () => readDatabase(env)),
    orUndefined<RememberedStatus>("desk", () => deskOf(env, env.DEFAULT_CAMPAIGN).recentStatus()),
    orUndefined<TelemetryFigures>("telemetry", () => telemetryOf(env).figures()),
  ]);
  if (!database) count("thetiptop_d1_errors_total", "scrape" satisfies DatabaseFailureSource);
  return { database, desk, telemetry };
}

async function readDatabase(env: Pick<Env, "DB">) {
  const [tallies, oldestQueuedAt, retention] = await Promise.all([
    readTallies(env),
    readOldestQueuedAt(env),
    readRetention(env),
  ]);
  return { tallies, oldestQueuedAt, retention };
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
