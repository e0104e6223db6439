/** The charts of `npm run bench` and `npm run bench:peers`. Pure. */

import type { BenchReport } from "../bench/report.ts";
import type { PeersRun } from "../measured/figures.ts";
import { barChart } from "./bar-chart.ts";
import { captionOf } from "./caption.ts";
import { figure } from "./svg.ts";
import { xyChart } from "./xy-chart.ts";

/** Redemptions a second of each design that did the same work. */
export function peersChart(run: PeersRun, source: string): string {
  const said = run.peers.map(
    ({ name, perSecond, doubleSpend }) =>
      `${name}: ${figure(perSecond.median)} a second, ${doubleSpend.redeemedTwice} of ${doubleSpend.codes.toLocaleString("en")} codes redeemed twice`,
  );
  return barChart({
    title: `The same work by other designs${run.diskMs ? `, each write to disk ${run.diskMs} ms longer` : ""}`,
    note: `Durable redemptions a second: medians of ${run.rounds} rounds of ${run.secondsPerPhase} s in turn, ${run.connections} connections; whiskers: least and most`,
    description: `${said.join("; ")}.`,
    caption: captionOf(run, source),
    label: "redemptions a second",
    bars: run.peers.map(({ name, perSecond, ratio, doubleSpend }, index) => ({
      name,
      value: perSecond,
      note: noteOf(index === 0, ratio.median, doubleSpend.redeemedTwice),
      isOurs: index === 0,
    })),
  });
}

function noteOf(isOurs: boolean, ratio: number, redeemedTwice: number): string {
  const twice =
    redeemedTwice === 0 ? "none redeemed twice" : `${redeemedTwice.toLocaleString("en")} redeemed twice`;
  return isOurs ? twice : `we do ${ratio.toFixed(2)}×; ${twice}`;
}

/** Redemptions and pings by how many ask at once. */
export function pingChart(report: BenchReport, source: string): string {
  const { best, figures } = report;
  return xyChart({
    title: "Durable redemptions against the bare call to an object",
    note: `In turn on one server, ${report.rounds} rounds of ${report.secondsPerPhase} s; × is redemptions over pings, round by round`,
    description: `Redemptions and pings a second at ${figures.length} numbers of connections. Best: ${figure(best.redemptionsPerSecond.median)} redemptions a second at ${best.connections} connections, ${best.ratio.median.toFixed(2)} of the ping.`,
    caption: captionOf(report, source),
    x: { label: "connections (log)", scale: "log", ticks: figures.map(({ connections }) => connections) },
    y: { label: "a second", scale: "linear", from: 0 },
    series: [
      {
        name: "redemptions",
        isJoined: true,
        points: figures.map(({ connections, redemptionsPerSecond: { median, min, max }, ratio }) => ({
          x: connections,
          y: median,
          low: min,
          high: max,
          label: `×${ratio.median.toFixed(2)}`,
        })),
      },
      {
        name: "pings",
        isJoined: true,
        points: figures.map(({ connections, pingsPerSecond: { median, min, max } }) => ({
          x: connections,
          y: median,
          low: min,
          high: max,
        })),
      },
    ],
    rules: [],
  });
}
