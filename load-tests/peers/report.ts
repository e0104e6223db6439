/** Turns the rounds of all contenders into the table that is printed and the JSON that is kept. */

import type { LoadResult } from "../bench/messages.ts";
import type { PeersRun, Spread } from "../measured/figures.ts";
import { spreadOf } from "../measured/spread.ts";
import type { DoubleSpend } from "./double-spend.ts";
import type { Trial } from "./tuning.ts";

export type PeerFigures = PeersRun["peers"][number];

export interface Measured {
  readonly name: string;
  readonly tuning: string;
  /** One result a round, in order. */
  readonly rounds: readonly LoadResult[];
  readonly doubleSpend: DoubleSpend;
  readonly trials: readonly Trial[];
  /** Wins that players were told of in trials, warm-up and rounds. */
  readonly acknowledged: number;
}

/** @param ours the rounds that ratios are taken with: each with the same round of the other */
export function figuresOf(measured: Measured, ours: readonly LoadResult[]): PeerFigures {
  const { name, tuning, rounds, doubleSpend, trials, acknowledged } = measured;
  const median = (of: (result: LoadResult) => number) => spreadOf(rounds.map(of)).median;
  return {
    name,
    tuning,
    perSecond: spreadOf(rounds.map(({ perSecond }) => perSecond)),
    latency: { p50: median(({ p50 }) => p50), p95: median(({ p95 }) => p95), p99: median(({ p99 }) => p99) },
    ratio: spreadOf(ratios(ours, rounds)),
    doubleSpend,
    trials,
    acknowledged,
  };
}

/** Redemptions/s of one over those of the other, round by round. @throws RangeError when the rounds are not as many */
export function ratios(ones: readonly LoadResult[], others: readonly LoadResult[]): number[] {
  if (ones.length !== others.length) throw new RangeError(`${ones.length} rounds against ${others.length}`);
  return ones.map(({ perSecond }, round) => perSecond / (others[round]?.perSecond ?? 0));
}

const NAME_WIDTH = 40;
const HEADINGS = [
  ["redemptions/s (min–max)", 26],
  ["p50 / p95 / p99 ms", 22],
  ["ours ÷ theirs (min–max)", 26],
  ["redeemed twice", 24],
  ["over-given", 12],
] as const;

/** The table, each design's tuning under its line. */
export function tableOf(peers: readonly PeerFigures[]): string {
  const head = "".padEnd(NAME_WIDTH) + HEADINGS.map(([title, width]) => title.padStart(width)).join("");
  return [head, ...peers.map(lineOf)].join("\n");
}

function lineOf({ name, tuning, perSecond, latency, ratio, doubleSpend }: PeerFigures): string {
  const { p50, p95, p99 } = latency;
  const cells = [
    spreadText(perSecond, 0),
    [p50, p95, p99].map((ms) => ms.toFixed(1)).join(" / "),
    spreadText(ratio, 2),
    `${doubleSpend.redeemedTwice} of ${doubleSpend.codes} codes`,
    String(doubleSpend.overGiven),
  ];
  const padded = cells.map((cell, column) => cell.padStart(HEADINGS[column]?.[1] ?? 0));
  return `${name.padEnd(NAME_WIDTH)}${padded.join("")}\n    ${tuning}`;
}

function spreadText({ median, min, max }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}
