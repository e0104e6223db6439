/** The charts of `npm run bench:size`: the cost of a play as campaigns grow, and as shards become more. Pure. */

import type { SizePoint, SizeRun } from "../measured/figures.ts";
import { captionOf } from "./caption.ts";
import { figure } from "./svg.ts";
import { type Point, type Rule, xyChart } from "./xy-chart.ts";

/** The most that a play may cost at 1.5 billion tickets, of what it costs at 1,000: the report's own aim. */
const RATIO_AIM = 1.1;
const MOST_COMPARED = "base32-11";
/** On the log axis: where a point and its words are clear of the one they stand beside. */
const BESIDE = 3.5;
const SIZE_NAMES = [
  [1e9, "billion"],
  [1e6, "million"],
] as const;

/** Processor time of a play over the campaign's tickets. */
export function sizeChart(run: SizeRun, source: string): string {
  // One line for the codes that all sizes have; the same size in the other format stands beside it.
  const compared = run.bySize.filter(({ codeFormat = MOST_COMPARED }) => codeFormat === MOST_COMPARED);
  const others = run.bySize.filter((point) => !compared.includes(point));
  const largest = compared.at(-1);
  return xyChart({
    title: "Cost of a play against campaign size",
    note: `Medians of ${run.rounds} rounds of ${run.playsPerPhase.toLocaleString("en")} plays, with the least and the most; × is the ratio to 1,000 tickets`,
    description:
      largest === undefined
        ? "Processor time of a play at each campaign size."
        : `Processor time of a play from 1,000 to ${sizeOf(largest.tickets)} tickets; the largest campaign's play costs ${ratioOf(largest)} of the smallest's.`,
    caption: captionOf(run, source),
    x: {
      label: "tickets in the campaign (log)",
      scale: "log",
      ticks: compared.map(({ tickets }) => tickets),
    },
    y: { label: "processor time of a play, µs", scale: "linear", from: 0, to: roomFor(run.bySize) },
    series: [
      {
        name: "base32 codes",
        isJoined: true,
        points: compared.map((point) => pointOf(point, point.tickets)),
      },
      ...(others.length === 0
        ? []
        : [
            {
              name: "decimal codes, of 1,000 tickets too",
              isJoined: false,
              // Beside its twin and not upon it.
              points: others.map((point) => ({ ...pointOf(point, point.tickets * BESIDE), isHollow: true })),
            },
          ]),
    ],
    rules: aimOf(compared),
  });
}

/** Processor time of a play over the number of shards. */
export function shardsChart(run: SizeRun, source: string): string {
  const points = run.byShards;
  const tickets = points[0]?.tickets ?? 0;
  return xyChart({
    title: "Cost of a play against shard count, on one machine",
    note: "One file, one commit and one drain for each shard: what costs here is spread over machines where it is deployed",
    description: `Processor time of a play of a campaign of ${sizeOf(tickets)} tickets over ${points.map(({ shards }) => shards).join(", ")} shards on one machine.`,
    caption: captionOf(run, source),
    x: { label: "shards (log)", scale: "log", ticks: points.map(({ shards }) => shards) },
    y: { label: "processor time of a play, µs", scale: "linear", from: 0 },
    series: [
      { name: "decimal codes", isJoined: true, points: points.map((point) => pointOf(point, point.shards)) },
    ],
    rules: [],
  });
}

function pointOf(point: SizePoint, x: number): Point {
  const { median, min, max } = point.cpuMicrosecondsPerPlay;
  return { x, y: median, low: min, high: max, label: `×${ratioOf(point)}` };
}

function ratioOf({ ratio }: SizePoint): string {
  return ratio.median.toFixed(2);
}

function aimOf([smallest]: readonly SizePoint[]): Rule[] {
  if (smallest === undefined) return [];
  const value = smallest.cpuMicrosecondsPerPlay.median * RATIO_AIM;
  return [{ along: "y", value, label: `aim: at most ${RATIO_AIM} of 1,000 tickets' (${figure(value)} µs)` }];
}

/** Whiskers and the aim's own words stand under the frame's edge. */
function roomFor(points: readonly SizePoint[]): number {
  return 1.2 * Math.max(...points.map(({ cpuMicrosecondsPerPlay }) => cpuMicrosecondsPerPlay.max));
}

function sizeOf(tickets: number): string {
  const [unit, name] = SIZE_NAMES.find(([size]) => tickets >= size) ?? [1, ""];
  return unit === 1 ? tickets.toLocaleString("en") : `${figure(tickets / unit)} ${name}`;
}
