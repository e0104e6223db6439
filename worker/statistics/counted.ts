/** The counters that isolates report (durable-objects/telemetry/counters.ts) as metrics. */

import {
  BEYOND,
  COUNTERS,
  type CounterName,
  DURATION,
  DURATION_BOUNDS_SECONDS,
  DURATION_SUM,
  keyOf,
  seriesOf,
} from "../../durable-objects/telemetry/counters.ts";
import { PLAY_PATH } from "../http/play-path.ts";
import { PLAY_PAGE } from "../telemetry/route-names.ts";
import type { Metric, Sample } from "./exposition.ts";

type Counts = ReadonlyMap<string, number>;
type Labels = Readonly<Record<string, string>>;

/**
 * Series that a rule compares with what they were before: a counter that first appears at 1 has not risen, as
 * Prometheus sees it, so these are shown from zero on.
 */
const SHOWN_FROM_ZERO: readonly string[] = [
  ...[PLAY_PATH, PLAY_PAGE].flatMap((route) =>
    ["200", "500", "503"].map((status) => keyOf("thetiptop_http_requests_total", "POST", route, status)),
  ),
  ...["request", "scrape", "outbox", "win-mails", "audit", "mail-room"].map((source) =>
    keyOf("thetiptop_d1_errors_total", source),
  ),
  ...["aborted", "reset", "lost", "overloaded", "threw"].map((kind) =>
    keyOf("thetiptop_object_call_failures_total", kind),
  ),
  ...["won", "replayed", "unknown-code", "already-used", "malformed-code", "too-many-attempts"].map(
    (outcome) => keyOf("thetiptop_plays_total", outcome),
  ),
  ...["wrong-code", "wrong-code-address", "log-in-account", "counter-look-up", "everything-else"].map(
    (policy) => keyOf("thetiptop_limits_hit_total", policy),
  ),
  keyOf("thetiptop_sessions_opened_total"),
  keyOf("thetiptop_sessions_closed_total"),
];

/** @param reported sums by the series' key; a key that this version does not know is left out */
export function countedMetrics(reported: Iterable<readonly [string, number]>): Metric[] {
  const counts = new Map([...SHOWN_FROM_ZERO.map((key) => [key, 0] as const), ...reported]);
  const plain = (Object.keys(COUNTERS) as CounterName[]).filter(
    (name) => name !== DURATION && name !== DURATION_SUM,
  );
  return [
    ...plain.map((name): Metric => {
      return { name, help: COUNTERS[name].help, type: "counter", samples: samplesOf(name, counts) };
    }),
    durations(counts),
  ];
}

function samplesOf(name: CounterName, counts: Counts): Sample[] {
  return [...counts].flatMap(([key, value]) => {
    const series = seriesOf(key);
    return series?.name === name ? [{ labels: series.labels, value }] : [];
  });
}

/** Reported are the requests between two bounds; Prometheus wants those up to each. */
function durations(counts: Counts): Metric {
  return {
    name: DURATION,
    help: COUNTERS[DURATION].help,
    type: "histogram",
    samples: histogramSamples(counts),
  };
}

function histogramSamples(counts: Counts): Sample[] {
  const routes = new Map<string, Labels>();
  for (const { labels } of samplesOf(DURATION, counts)) {
    const { method = "", route = "" } = labels ?? {};
    routes.set(keyOf(DURATION_SUM, method, route), { method, route });
  }
  return [...routes].flatMap(([sumKey, labels]) => {
    const { method = "", route = "" } = labels;
    let upTo = 0;
    const buckets = [...DURATION_BOUNDS_SECONDS.map(String), BEYOND].map((le): Sample => {
      upTo += counts.get(keyOf(DURATION, method, route, le)) ?? 0;
      return { suffix: "_bucket", labels: { ...labels, le }, value: upTo };
    });
    return [
      ...buckets,
      { suffix: "_sum", labels, value: counts.get(sumKey) ?? 0 },
      { suffix: "_count", labels, value: upTo },
    ];
  });
}
