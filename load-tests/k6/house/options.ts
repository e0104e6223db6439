/** What every scenario has in common: figures that are kept, thresholds that fail the run, its summary as a file. */

import type { Options } from "k6/options";
import { numberSetting, textSetting } from "./environment.ts";

/** After the last second of a scenario every play that was sent is waited for: none may be left in doubt. */
export const GRACEFUL_STOP = "60s";
/** The longest that preparing or tidying up within k6 may take. */
const SETUP_TIMEOUT = "120s";

/** Nothing may fail, and everything that was to be asked must have been asked. */
export const STRICT = {
  outcome_failed: ["count==0"],
  dropped_iterations: ["count==0"],
} as const;

/** Where every code is fresh, anything but a win is wrong. */
export const WINS_ONLY = {
  outcome_already_used: ["count==0"],
  outcome_unknown_code: ["count==0"],
  outcome_limited: ["count==0"],
} as const;

/** @param thresholds besides those that every run has */
export function optionsOf(
  scenarios: NonNullable<Options["scenarios"]>,
  thresholds: Readonly<Record<string, readonly string[]>> = {},
  others: Options = {},
): Options {
  return {
    scenarios,
    thresholds: { ...copied(STRICT), ...copied(thresholds) },
    summaryTrendStats: ["med", "p(95)", "p(99)", "max", "count"],
    setupTimeout: SETUP_TIMEOUT,
    // One connection a virtual user, kept: what players' phones do, and what a service is measured with.
    noConnectionReuse: false,
    userAgent: "ThéTipTop load test",
    ...others,
  };
}

function copied(thresholds: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(thresholds).map(([metric, rules]) => [metric, [...rules]]));
}

/** A steady rate of iterations, whatever the answers take: an open model. */
export function steady(exec: string | undefined = undefined) {
  return {
    executor: "constant-arrival-rate" as const,
    rate: numberSetting("RATE"),
    timeUnit: "1s",
    duration: `${numberSetting("SECONDS")}s`,
    // All made before the run: making one takes milliseconds of processor, which the run would pay for.
    preAllocatedVUs: numberSetting("USERS"),
    gracefulStop: GRACEFUL_STOP,
    ...(exec !== undefined && { exec }),
  };
}

/** Writes k6's own summary where the runner reads it. */
export function handleSummary(data: unknown): Record<string, string> {
  return { [textSetting("SUMMARY")]: JSON.stringify(data) };
}
