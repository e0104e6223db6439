/** Reads what k6 says at its end (k6/house/options.ts writes it). Pure. */

import { z } from "zod";
import type { Latency } from "../measured/figures.ts";

const metricSchema = z.object({
  values: z.record(z.string(), z.number()),
  thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).optional(),
});
const summarySchema = z.object({
  state: z.object({ testRunDurationMs: z.number() }),
  metrics: z.record(z.string(), metricSchema),
});

export interface K6Figures {
  /** From the first iteration's start to the last answer. */
  readonly seconds: number;
  readonly iterations: number;
  readonly requests: number;
  readonly droppedIterations: number;
  /** In k6's words, with the metric's name before them. */
  readonly crossedThresholds: readonly string[];
  /** By what was answered; what never happened is left out. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Of each trend that was fed, by its name. */
  readonly latencies: Readonly<Record<string, Latency>>;
}

const OUTCOME = /^outcome_(.+)$/;
const DURATION = /^(.+)_duration$/;

/** @throws Error when it is no summary of k6 */
export function readSummary(json: unknown): K6Figures {
  const { state, metrics } = summarySchema.parse(json);
  const countOf = (name: string) => metrics[name]?.values["count"] ?? 0;
  const entries = Object.entries(metrics);
  return {
    seconds: state.testRunDurationMs / 1000,
    iterations: countOf("iterations"),
    requests: countOf("http_reqs"),
    droppedIterations: countOf("dropped_iterations"),
    crossedThresholds: entries.flatMap(([name, { thresholds }]) =>
      Object.entries(thresholds ?? {})
        .filter(([, { ok }]) => !ok)
        .map(([rule]) => `${name} ${rule}`),
    ),
    outcomes: Object.fromEntries(
      entries.flatMap(([name, { values }]) => {
        const outcome = OUTCOME.exec(name)?.[1];
        const count = values["count"] ?? 0;
        // k6 takes no dash in a metric's name, and the house writes outcomes with one.
        return outcome === undefined || count === 0 ? [] : [[outcome.replaceAll("_", "-"), count]];
      }),
    ),
    latencies: Object.fromEntries(
      entries.flatMap(([name, { values }]) => {
        const part = DURATION.exec(name)?.[1];
        const isFed = (values["count"] ?? 0) > 0;
        return part === undefined || part === "iteration" || !isFed ? [] : [[part, latencyOf(values)]];
      }),
    ),
  };
}

function latencyOf(values: Readonly<Record<string, number>>): Latency {
  return {
    p50: rounded(values["med"] ?? 0),
    p95: rounded(values["p(95)"] ?? 0),
    p99: rounded(values["p(99)"] ?? 0),
  };
}

/** A hundredth of a millisecond: less is noise. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
