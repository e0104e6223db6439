/**
 * Every counter that isolates and objects report to the Telemetry object: the one list of names, labels and help texts.
 * Label values come from closed lists (route templates, statuses, outcomes, policies), so that there is a bound on all.
 */

/** What a reader must know of a figure that isolates report; added to the help of each. */
const APPROXIMATE =
  "Approximate: an isolate reports every few seconds, and takes what it has not reported with it when it ends.";

interface Counter {
  readonly help: string;
  readonly labels: readonly string[];
}

export const DURATION = "thetiptop_http_request_duration_seconds";
/** The sum that belongs to the histogram; its buckets are counters of `DURATION` with the label `le`. */
export const DURATION_SUM = `${DURATION}_sum`;

export const COUNTERS = {
  thetiptop_http_requests_total: {
    help: `Requests answered, by the route's template. ${APPROXIMATE}`,
    labels: ["method", "route", "status"],
  },
  [DURATION]: {
    help: `Time from a request's arrival in the Worker to its answer, without the body's way. On Cloudflare the clock stands still while code runs, so this is time spent waiting for objects, D1 and others. ${APPROXIMATE}`,
    labels: ["method", "route", "le"],
  },
  [DURATION_SUM]: { help: "", labels: ["method", "route"] },
  thetiptop_plays_total: {
    help: `Plays answered by API and site, by outcome; a play that failed is an answer 5xx and not in here. Of wins the exact figure is thetiptop_redemptions_total. ${APPROXIMATE}`,
    labels: ["outcome"],
  },
  thetiptop_limits_hit_total: {
    help: `Attempts refused by a limit, by its policy. ${APPROXIMATE}`,
    labels: ["policy"],
  },
  thetiptop_sessions_opened_total: {
    help: `Sessions opened: log-ins and registrations that led into an account. ${APPROXIMATE}`,
    labels: [],
  },
  thetiptop_sessions_closed_total: {
    help: `Sessions closed by signing out. ${APPROXIMATE}`,
    labels: [],
  },
  thetiptop_d1_errors_total: {
    help: `Failures of D1 by where they were met: in a request, a scrape, or an object's own work (which is tried again). ${APPROXIMATE}`,
    labels: ["source"],
  },
  thetiptop_object_call_failures_total: {
    help: `Calls to objects that failed once and were or were not sent again: aborted (a shard started anew after a failed write), reset, lost, overloaded, threw. ${APPROXIMATE}`,
    labels: ["kind"],
  },
} as const satisfies Readonly<Record<string, Counter>>;

export type CounterName = keyof typeof COUNTERS;

/** Where D1 failed, as the label `source` says. */
export type DatabaseFailureSource = "request" | "scrape" | "outbox" | "win-mails" | "audit" | "mail-room";

/**
 * Upper bounds of the latency histogram, in seconds. 0.25 and 1 are the bounds of the objectives in ops/prometheus; a
 * play takes some 10 to 50 ms where its shard is near.
 */
export const DURATION_BOUNDS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
/** Of what took longer than the last bound. */
export const BEYOND = "+Inf";

/** Stands in no label value: templates, statuses and names are printable. */
const SEPARATOR = "\t";

/** The key of one series: a counter's name and its label values, in the order of the list above. */
export function keyOf(name: CounterName, ...values: readonly string[]): string {
  return [name, ...values].join(SEPARATOR);
}

export interface Series {
  readonly name: CounterName;
  readonly labels: Readonly<Record<string, string>>;
}

/** What a key stands for; undefined when this version knows no such counter (a neighbour may be newer or older). */
export function seriesOf(key: string): Series | undefined {
  const [name = "", ...values] = key.split(SEPARATOR);
  if (!isCounter(name)) return undefined;
  const { labels } = COUNTERS[name];
  if (labels.length !== values.length) return undefined;
  return { name, labels: Object.fromEntries(labels.map((label, index) => [label, values[index] ?? ""])) };
}

function isCounter(name: string): name is CounterName {
  return Object.hasOwn(COUNTERS, name);
}
