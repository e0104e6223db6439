/** Turns the rounds of all contenders into the table that is printed and the JSON that is kept. */

import type { PeersRun, Spread } from "../measured/figures.ts";
import { ratioByRound, spreadOf } from "../measured/spread.ts";
import type { RoundResult } from "./contest.ts";
import type { DoubleSpend } from "./double-spend.ts";
import type { Trial } from "./tuning.ts";
import { counted } from "./words.ts";

export type PeerFigures = PeersRun["peers"][number];

export interface Measured {
  readonly name: string;
  readonly tuning: string;
  /** One result a round, in order. */
  readonly rounds: readonly RoundResult[];
  readonly doubleSpend: DoubleSpend;
  readonly trials: readonly Trial[];
  /** Wins that players were told of in trials, warm-up and rounds. */
  readonly acknowledged: number;
}

/** @param ours the rounds that ratios are taken with: each with the same round of the other */
export function figuresOf(measured: Measured, ours: readonly RoundResult[]): PeerFigures {
  const { name, tuning, rounds, doubleSpend, trials, acknowledged } = measured;
  const median = (of: (result: RoundResult) => number) => spreadOf(rounds.map(of)).median;
  return {
    name,
    tuning,
    perSecond: spreadOf(rounds.map(({ perSecond }) => perSecond)),
    latency: { p50: median(({ p50 }) => p50), p95: median(({ p95 }) => p95), p99: median(({ p99 }) => p99) },
    ratio: spreadOf(ratios(ours, rounds)),
    ...processorFigures(rounds, ours),
    doubleSpend,
    trials,
    acknowledged,
  };
}

/** Redemptions/s of one over those of the other, round by round. @throws RangeError when the rounds are not as many */
export function ratios(ones: readonly RoundResult[], others: readonly RoundResult[]): number[] {
  if (ones.length !== others.length) throw new RangeError(`${ones.length} rounds against ${others.length}`);
  return ones.map(({ perSecond }, round) => perSecond / (others[round]?.perSecond ?? 0));
}

/** Nothing where processor time could not be read. */
function processorFigures(rounds: readonly RoundResult[], ours: readonly RoundResult[]) {
  const used = processorTimes(rounds);
  const oursUsed = processorTimes(ours);
  if (used.length < rounds.length || oursUsed.length < ours.length) return {};
  return { cpuMicrosecondsPerPlay: spreadOf(used), cpuRatio: ratioByRound(used, oursUsed) };
}

function processorTimes(rounds: readonly RoundResult[]): number[] {
  return rounds.flatMap(({ cpuMicrosecondsPerPlay }) => cpuMicrosecondsPerPlay ?? []);
}

const NAME_WIDTH = 40;
const HEADINGS = [
  ["redemptions/s (min–max)", 26],
  ["p50 / p95 / p99 ms", 22],
  ["ours ÷ theirs (min–max)", 26],
  ["processor µs a play", 22],
  ["processor, theirs ÷ ours", 26],
  ["redeemed twice", 24],
  ["over-given", 12],
] as const;

/** What all figures of a run have in common, in a line. */
export function headingOf({
  rounds,
  seconds,
  diskMs,
}: {
  readonly rounds: number;
  readonly seconds: number;
  readonly diskMs: number;
}): string {
  const disk = diskMs === 0 ? "" : `, every storage on a disk that takes ${diskMs} ms longer than this one`;
  return `${counted(rounds, "round")}, each design in turn for ${seconds} s${disk}`;
}

/** The table, each design's tuning under its line. */
export function tableOf(peers: readonly PeerFigures[]): string {
  const head = "".padEnd(NAME_WIDTH) + HEADINGS.map(([title, width]) => title.padStart(width)).join("");
  return [head, ...peers.map(lineOf)].join("\n");
}

function lineOf(peer: PeerFigures): string {
  const { name, tuning, perSecond, latency, ratio, cpuMicrosecondsPerPlay, cpuRatio, doubleSpend } = peer;
  const { p50, p95, p99 } = latency;
  const cells = [
    spreadText(perSecond, 0),
    [p50, p95, p99].map((ms) => ms.toFixed(1)).join(" / "),
    spreadText(ratio, 2),
    cpuMicrosecondsPerPlay ? spreadText(cpuMicrosecondsPerPlay, 0) : "—",
    cpuRatio ? spreadText(cpuRatio, 2) : "—",
    `${doubleSpend.redeemedTwice} of ${doubleSpend.codes} codes`,
    String(doubleSpend.overGiven),
  ];
  const padded = cells.map((cell, column) => cell.padStart(HEADINGS[column]?.[1] ?? 0));
  return `${name.padEnd(NAME_WIDTH)}${padded.join("")}\n    ${tuning}`;
}

function spreadText({ median, min, max }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}
