/** A run's figures in lines for a terminal, and whether it was a good one. Pure. */

import type { LoadRun } from "../measured/figures.ts";
import { verdictLines } from "../verify/verify.ts";

/** Thresholds held, nothing was dropped, the verdict is sound. */
export function isGood({ crossedThresholds, droppedIterations, verdict }: LoadRun): boolean {
  return crossedThresholds.length === 0 && droppedIterations === 0 && verdict.sound;
}

export function reportLines(run: LoadRun): string[] {
  const { seconds, requests, latency, outcomes, parts = {} } = run;
  const told = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  return [
    `${requests} requests in ${seconds.toFixed(1)} s (${(requests / seconds).toFixed(0)}/s); p50 ${latency.p50} ms, p95 ${latency.p95} ms, p99 ${latency.p99} ms`,
    `  ${told.join(", ")}`,
    ...Object.entries(parts).map(([name, { p50, p99 }]) => `  ${name}: p50 ${p50} ms, p99 ${p99} ms`),
    ...run.crossedThresholds.map((threshold) => `Threshold crossed: ${threshold}`),
    ...(run.droppedIterations > 0
      ? [
          `INVALID: ${run.droppedIterations} iterations were dropped, so the rate was not the one that was meant.`,
        ]
      : []),
    ...peakLines(run),
    ...sellOutLines(run),
    ...verdictLines(run.verdict),
  ];
}

function peakLines({ peak }: LoadRun): string[] {
  if (peak === undefined) return [];
  const { ratePerSecond, ratio } = peak.at70Percent;
  return [
    `Knee: ${peak.kneePerSecond}/s. At 70 % of it, ${ratePerSecond}/s: p99 of a play ${ratio.median} times that of a ping ` +
      `(${ratio.min} to ${ratio.max})`,
  ];
}

function sellOutLines({ sellOut }: LoadRun): string[] {
  if (sellOut === undefined) return [];
  const { wallSeconds, perSecond, table, memory, bytesPerRedemption } = sellOut;
  const mib = memory.map((sample) => sample.mib);
  return [
    `${wallSeconds.toFixed(0)} s, ${perSecond.toFixed(0)} redemptions/s`,
    ...table.map(
      ({ prize, printed, ledgers, database }) =>
        `  ${prize}: ${printed} printed, ${ledgers} in ledgers, ${database} in D1`,
    ),
    `  runtime ${Math.min(...mib)} to ${Math.max(...mib)} MiB; ${bytesPerRedemption.shards.toFixed(0)} bytes a redemption in the ` +
      `shards, ${bytesPerRedemption.database.toFixed(0)} in D1`,
  ];
}
