/** Whether a rollout may go on: what the service says of its own answers before a step and after it. Pure. */

import type { CounterName } from "../../durable-objects/telemetry/counters.ts";

export interface Answered {
  readonly requests: number;
  /** Those answered with a status from 500 on. */
  readonly failures: number;
}

export type Judgement =
  | { readonly kind: "go on"; readonly because: string }
  /** Too few requests to tell: the step lasts longer. */
  | { readonly kind: "wait"; readonly because: string }
  | { readonly kind: "stop"; readonly because: string };

/** Failures among all requests that are always too many, whatever they were before: one in a hundred. */
const FAILURES_MAX = 0.01;
/**
 * The rise that stops: five in ten thousand. At 5 % of the traffic a version that fails one request in a hundred raises
 * all failures by just that.
 */
const RISE_MAX = 0.0005;
/** Fewer requests cannot show such a rise: one failure among them would be it. */
const REQUESTS_MIN = 2_000;
/** So many failures are too many of any number of requests, so a version that fails wholly is stopped before it is measured. */
const FAILURES_OF_ANY = 20;

/**
 * @param before what was answered in some time before the rollout
 * @param since what was answered since the step began
 */
export function judge(before: Answered, since: Answered): Judgement {
  const [usual, now] = [shareOf(before), shareOf(since)];
  const told = `${since.failures} of ${since.requests} requests failed (before: ${before.failures} of ${before.requests})`;
  const isManyOfFew = since.failures >= FAILURES_OF_ANY && now > Math.max(FAILURES_MAX, 2 * usual);
  if (isManyOfFew) return { kind: "stop", because: told };
  if (since.requests < REQUESTS_MIN) return { kind: "wait", because: `only ${told}` };
  if (now > FAILURES_MAX && now > usual) return { kind: "stop", because: told };
  return now - usual > RISE_MAX ? { kind: "stop", because: told } : { kind: "go on", because: told };
}

function shareOf({ requests, failures }: Answered): number {
  return requests === 0 ? 0 : failures / requests;
}

/** What came between two readings of counters. A counter that fell was begun anew: then all of it came since. */
export function between(earlier: Answered, later: Answered): Answered {
  const hasFallen = later.requests < earlier.requests || later.failures < earlier.failures;
  return hasFallen
    ? later
    : { requests: later.requests - earlier.requests, failures: later.failures - earlier.failures };
}

/** What is read of /metrics; a name that the service does not count does not compile. */
const ANSWERS: CounterName = "thetiptop_http_requests_total";
/** Label values are quoted and hold anything: the template of a route has braces of its own. */
const SAMPLE = /^(?<name>[a-z_0-9]+)\{(?<labels>(?:[^"}]|"(?:[^"\\]|\\.)*")*)\} (?<value>[0-9.e+]+)$/u;
const STATUS = /(?:^|,)status="(?<status>\d)\w\w"/u;

/**
 * Sums the counter of answers by its label `status` (`503` or `5xx`).
 * @param exposition /metrics in Prometheus' text format
 * @returns undefined when there is no such counter: nobody may take that for "no failures"
 */
export function answeredIn(exposition: string): Answered | undefined {
  let found: { requests: number; failures: number } | undefined;
  for (const line of exposition.split("\n")) {
    const { name, labels = "", value } = SAMPLE.exec(line)?.groups ?? {};
    const status = STATUS.exec(labels)?.groups?.["status"];
    if (name !== ANSWERS || status === undefined) continue;
    found ??= { requests: 0, failures: 0 };
    found.requests += Number(value);
    if (status === "5") found.failures += Number(value);
  }
  return found;
}
