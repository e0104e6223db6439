/** Which charts a kept run gives. Pure. */

import type { BenchReport } from "../bench/report.ts";
import type { LoadRun, PeersRun, SizeRun } from "../measured/figures.ts";
import { peersChart, pingChart } from "./bench-charts.ts";
import { lagChart, latencyChart, memoryChart } from "./load-charts.ts";
import { shardsChart, sizeChart } from "./size-charts.ts";

/** A run as it is kept; the bench's own report is the one without a kind. */
export type KeptRun = LoadRun | PeersRun | SizeRun | (BenchReport & { readonly kind?: undefined });

export interface Chart {
  /** The file's name. */
  readonly name: string;
  readonly svg: string;
}

/**
 * The charts of one run; none for a run that has nothing to draw.
 * @param source the JSON's path in the repository, named in each chart
 */
export function chartsOf(run: KeptRun, source: string): Chart[] {
  switch (run.kind) {
    case "load":
      return loadCharts(run, source);
    case "peers":
      return [{ name: peersFile(run), svg: peersChart(run, source) }];
    case "size":
      return [
        { name: "size.svg", svg: sizeChart(run, source) },
        { name: "shards.svg", svg: shardsChart(run, source) },
      ];
    case undefined:
      return [{ name: "ping.svg", svg: pingChart(run, source) }];
  }
}

function loadCharts(run: LoadRun, source: string): Chart[] {
  const charts: Chart[] = [];
  if (run.peak !== undefined) {
    charts.push({ name: "latency.svg", svg: latencyChart(run, run.peak, source) });
    charts.push({ name: "lag.svg", svg: lagChart(run, run.peak, source) });
  }
  if (run.sellOut !== undefined)
    charts.push({ name: "memory.svg", svg: memoryChart(run, run.sellOut, source) });
  return charts;
}

/** What is in a file of docs/capacity/. @throws Error when it is no run that any command keeps */
export function readRun(json: string, path: string): KeptRun {
  const run = JSON.parse(json) as { kind?: unknown; figures?: unknown; at?: unknown };
  const isKnown =
    typeof run.at === "string" &&
    (run.kind === undefined
      ? Array.isArray(run.figures)
      : ["load", "peers", "size"].includes(String(run.kind)));
  if (!isKnown) throw new Error(`${path} is no run that a command of load-tests keeps`);
  return run as unknown as KeptRun;
}

/** The comparison is kept once for each disk. */
function peersFile({ diskMs = 0 }: PeersRun): string {
  return diskMs === 0 ? "peers.svg" : `peers-disk-${diskMs}.svg`;
}
