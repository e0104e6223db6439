/** Turns rounds into the figures that are printed and kept. */

import { cpus } from "node:os";
import type { Spread } from "../measured/figures.ts";
import { ratioByRound, spreadOf } from "../measured/spread.ts";
import type { LoadResult } from "./closed-loop.ts";
import type { Reckoning } from "./level.ts";

/** One pair of phases, seconds apart on the same server. */
export interface Round {
  readonly ping: LoadResult;
  readonly play: LoadResult;
  /** Milliseconds from the end of the plays until D1 had them all. */
  readonly drainMs: number;
}

interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface ConnectionFigures {
  readonly connections: number;
  readonly redemptionsPerSecond: Spread;
  readonly pingsPerSecond: Spread;
  /** Redemptions over pings, round by round. */
  readonly ratio: Spread;
  readonly play: Latency;
  readonly ping: Latency;
  readonly drainMs: Spread;
}

export interface BenchReport {
  readonly at: string;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
  readonly shardCount: number;
  readonly secondsPerPhase: number;
  readonly rounds: number;
  readonly figures: readonly ConnectionFigures[];
  /** The connection count with the most redemptions/s. */
  readonly best: ConnectionFigures;
  readonly reckoning: Reckoning;
}

/** The figures of all rounds at one connection count: medians, and how far apart the rounds were. */
export function figuresOf(connections: number, rounds: readonly Round[]): ConnectionFigures {
  return {
    connections,
    redemptionsPerSecond: spreadOf(rounds.map(({ play }) => play.perSecond)),
    pingsPerSecond: spreadOf(rounds.map(({ ping }) => ping.perSecond)),
    ratio: ratioByRound(
      rounds.map(({ play }) => play.perSecond),
      rounds.map(({ ping }) => ping.perSecond),
    ),
    play: latency(rounds.map(({ play }) => play)),
    ping: latency(rounds.map(({ ping }) => ping)),
    drainMs: spreadOf(rounds.map(({ drainMs }) => drainMs)),
  };
}

export function reportOf(
  settings: { readonly shardCount: number; readonly seconds: number; readonly rounds: number },
  figures: readonly [ConnectionFigures, ...ConnectionFigures[]],
  reckoning: Reckoning,
): BenchReport {
  const best = figures.reduce((first, second) =>
    second.redemptionsPerSecond.median > first.redemptionsPerSecond.median ? second : first,
  );
  return {
    at: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, node: process.version },
    shardCount: settings.shardCount,
    secondsPerPhase: settings.seconds,
    rounds: settings.rounds,
    figures,
    best,
    reckoning,
  };
}

export const TABLE_HEAD = [
  "             redemptions/s   pings/s   ratio               play ms         ping ms",
  "connections         median    median   median (min–max)    p50 / p99       p50 / p99",
].join("\n");

/** One line of the printed table. */
export function tableLine({
  connections,
  redemptionsPerSecond,
  pingsPerSecond,
  ratio,
  play,
  ping,
}: ConnectionFigures): string {
  return [
    String(connections).padStart(11),
    redemptionsPerSecond.median.toFixed(0).padStart(14),
    pingsPerSecond.median.toFixed(0).padStart(9),
    `  ${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})  `,
    `${play.p50Ms.toFixed(1)} / ${play.p99Ms.toFixed(1)}`.padEnd(15),
    `${ping.p50Ms.toFixed(1)} / ${ping.p99Ms.toFixed(1)}`,
  ].join(" ");
}

function latency(results: readonly LoadResult[]): Latency {
  return {
    p50Ms: spreadOf(results.map(({ p50 }) => p50)).median,
    p99Ms: spreadOf(results.map(({ p99 }) => p99)).median,
  };
}
