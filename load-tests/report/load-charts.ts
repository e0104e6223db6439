/** The charts of `npm run load`: the ladder of `peak`, and the memory of `sell-out`. Pure. */

import type { LoadRun, Step } from "../measured/figures.ts";
import { captionOf } from "./caption.ts";
import { figure } from "./svg.ts";
import { type Rule, xyChart } from "./xy-chart.ts";

type Peak = NonNullable<LoadRun["peak"]>;

const PERCENTILES = ["p50", "p95", "p99"] as const;

/** How far D1 may be behind at the knee: the report's own aim. Milliseconds. */
const LAG_AIM_MS = 2_000;

/** Latency over the rate reached, step by step, with the knee. @param source the JSON's path */
export function latencyChart(run: LoadRun, peak: Peak, source: string): string {
  const atKnee = stepAtKnee(peak);
  return xyChart({
    title: "Throughput against latency",
    note: "Each step of the ladder at the rate it reached; hollow: requests were dropped or failed there",
    description:
      `Plays over HTTP at ${peak.steps.length} rising rates. The knee is at ${figure(peak.kneePerSecond)} plays a second` +
      (atKnee === undefined
        ? "."
        : `, where half the answers took ${figure(atKnee.latency.p50)} ms and 99 in 100 at most ${figure(atKnee.latency.p99)} ms.`),
    caption: captionOf(run, source),
    x: { label: "plays answered a second", scale: "linear", from: 0 },
    y: { label: "latency, ms (log)", scale: "log" },
    series: PERCENTILES.map((percentile) => ({
      name: percentile,
      isJoined: true,
      points: peak.steps.filter(isAnswered).map((step) => ({
        x: step.achievedPerSecond,
        y: step.latency[percentile],
        isHollow: isBeyond(step),
      })),
    })),
    rules: [kneeRule(peak)],
  });
}

/** How far D1 was behind over the rate reached. */
export function lagChart(run: LoadRun, peak: Peak, source: string): string {
  const atKnee = stepAtKnee(peak);
  return xyChart({
    title: "How far D1 is behind",
    note: "Age of the oldest winner that was not in D1 yet, the worst of each step",
    description:
      `D1's lag at ${peak.steps.length} rising rates of plays` +
      (atKnee === undefined
        ? "."
        : `: ${figure(atKnee.databaseLagMs / 1000)} s at the knee of ${figure(peak.kneePerSecond)} plays a second.`),
    caption: captionOf(run, source),
    x: { label: "plays answered a second", scale: "linear", from: 0 },
    y: { label: "behind, s", scale: "linear", from: 0 },
    series: [
      {
        name: "D1's lag",
        isJoined: true,
        points: peak.steps.map((step) => ({
          x: step.achievedPerSecond,
          y: step.databaseLagMs / 1000,
          isHollow: isBeyond(step),
        })),
      },
    ],
    rules: [kneeRule(peak), { along: "y", value: LAG_AIM_MS / 1000, label: "aim at the knee: at most 2 s" }],
  });
}

/** The runtime's memory while every ticket is played. */
export function memoryChart(run: LoadRun, sellOut: NonNullable<LoadRun["sellOut"]>, source: string): string {
  const { memory } = sellOut;
  const sizes = memory.map(({ mib }) => mib);
  return xyChart({
    title: `Memory while ${run.campaign.tickets.toLocaleString("en")} tickets are played`,
    note: `Resident memory of the runtime over the sell-out, ${figure(sellOut.perSecond)} plays a second`,
    description: `Resident memory of the runtime from the first play to the last, ${figure(sellOut.wallSeconds)} s: from ${figure(Math.min(...sizes))} to ${figure(Math.max(...sizes))} MiB.`,
    caption: captionOf(run, source),
    x: { label: "minutes since the first play", scale: "linear", from: 0 },
    y: { label: "resident memory, MiB", scale: "linear", from: 0 },
    series: [
      {
        name: "workerd",
        isJoined: true,
        points: memory.map(({ second, mib }) => ({ x: second / 60, y: mib })),
      },
    ],
    rules: [],
  });
}

/** A step at which nothing was answered has no latency, and a log axis no place for it. */
function isAnswered({ latency }: Step): boolean {
  return latency.p50 > 0;
}

function isBeyond({ dropped, failures }: Step): boolean {
  return dropped > 0 || failures > 0;
}

function kneeRule({ kneePerSecond }: Peak): Rule {
  return { along: "x", value: kneePerSecond, label: `knee: ${figure(kneePerSecond)}/s` };
}

function stepAtKnee({ steps, kneePerSecond }: Peak): Step | undefined {
  return steps.find(({ offeredPerSecond }) => offeredPerSecond === kneePerSecond);
}
