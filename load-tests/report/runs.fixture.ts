/** Runs that nobody made: every number in here is invented, to draw with and to test with. */

import type { BenchReport } from "../bench/report.ts";
import type { LoadRun, PeersRun, SizeRun, Step } from "../measured/figures.ts";

const AT = "2026-01-02T03:04:05.678Z";
const machine = {
  cpu: "Imagined EPYC 9R14 96-Core Processor",
  cores: 2,
  memoryGiB: 7.6,
  node: "v24.9.0",
  workerd: "1.20261102.1",
  k6: "v1.8.1",
};
const even = (median: number, share = 0.06) => ({
  median,
  min: median * (1 - share),
  max: median * (1 + share),
});
const verdict = {
  sound: true,
  acknowledged: 1,
  stored: 1,
  winners: 1,
  redeemedTwice: 0,
  checks: [],
  databaseLag: { worstMs: 900, levelAfterMs: 1_200 },
};

const OFFERED = [500, 1_000, 2_000, 3_000, 4_000, 5_000, 5_500, 6_000, 7_000];
const KNEE = 5_500;

function stepAt(offeredPerSecond: number): Step {
  const isBeyond = offeredPerSecond > KNEE;
  const load = offeredPerSecond / KNEE;
  const p50 = 2.5 + (isBeyond ? 400 * load : 4 * load ** 6);
  return {
    offeredPerSecond,
    achievedPerSecond: isBeyond ? KNEE * 1.01 - 40 * load : offeredPerSecond,
    latency: { p50, p95: p50 * 2.4, p99: p50 * 4.1 + 3 },
    failures: 0,
    dropped: isBeyond ? 900 : 0,
    databaseLagMs: isBeyond ? 4_200 * load : 700 + 500 * load,
  };
}

export const peakRun: LoadRun = {
  kind: "load",
  scenario: "peak",
  at: AT,
  machine,
  target: "local",
  campaign: { tickets: 1_500_000, shards: 10 },
  seconds: 200,
  requests: 1,
  droppedIterations: 0,
  crossedThresholds: [],
  latency: { p50: 1, p95: 2, p99: 3 },
  outcomes: {},
  peak: {
    steps: OFFERED.map(stepAt),
    kneePerSecond: KNEE,
    at70Percent: { ratePerSecond: 3_850, play: [], ping: [], ratio: even(3) },
  },
  verdict,
};

const { peak: _, ...shared } = peakRun;
export const sellOutRun: LoadRun = {
  ...shared,
  scenario: "sell-out",
  sellOut: {
    wallSeconds: 420,
    perSecond: 3_571,
    table: [],
    memory: Array.from({ length: 210 }, (_sample, index) => ({
      second: index * 2,
      mib: 210 + 60 * Math.min(1, index / 40) + (index % 7) * 4,
    })),
    bytesPerRedemption: { shards: 150, database: 510 },
  },
};

const peer = (
  name: string,
  perSecond: number,
  ratio: number,
  redeemedTwice: number,
): PeersRun["peers"][number] => ({
  name,
  tuning: "",
  perSecond: even(perSecond, 0.1),
  latency: { p50: 1, p95: 2, p99: 3 },
  ratio: even(ratio),
  doubleSpend: { attempts: 100_000, codes: 10_000, redeemedTwice, overGiven: 0 },
});

export const peersRun: PeersRun = {
  kind: "peers",
  at: AT,
  machine,
  rounds: 5,
  secondsPerPhase: 4,
  connections: 128,
  peers: [
    peer("ThéTipTop", 5_200, 1, 0),
    peer("Express + PostgreSQL", 1_150, 4.5, 0),
    peer("Fastify + Redis (always)", 5_600, 0.93, 0),
    peer("Fastify + Redis (everysec)", 7_900, 0.66, 0),
    peer("check → mark → add <classic>", 1_700, 3.1, 4_321),
  ],
};

const point = (tickets: number, shards: number, cost: number, ratio: number, codeFormat: string) => ({
  tickets,
  shards,
  cpuMicrosecondsPerPlay: even(cost),
  perSecond: even(5_000),
  ratio: even(ratio),
  codeFormat,
  creationMs: even(20),
});

export const sizeRun: SizeRun = {
  kind: "size",
  at: AT,
  machine,
  rounds: 5,
  playsPerPhase: 9_000,
  bySize: [
    point(1_000, 1, 250, 1, "base32-11"),
    point(100_000, 32, 246, 0.98, "base32-11"),
    point(1_500_000, 32, 255, 1.02, "base32-11"),
    point(1_500_000_000, 1024, 259, 1.04, "base32-11"),
    point(1_000, 1, 252, 1.01, "decimal-10"),
  ],
  byShards: [1, 10, 100, 1000].map((shards, index) =>
    point(1_000_000, shards, 250 * 1.5 ** index, 1.5 ** index, "decimal-10"),
  ),
};

const lineAt = (connections: number, plays: number, pings: number): BenchReport["best"] => ({
  connections,
  redemptionsPerSecond: even(plays),
  pingsPerSecond: even(pings),
  ratio: even(plays / pings),
  play: { p50Ms: 1, p99Ms: 2 },
  ping: { p50Ms: 1, p99Ms: 2 },
  drainMs: even(100),
});

export const benchReport: BenchReport = {
  at: AT,
  machine,
  shardCount: 10,
  secondsPerPhase: 4,
  rounds: 5,
  figures: [lineAt(32, 5_000, 11_000), lineAt(128, 7_300, 15_300), lineAt(512, 6_100, 13_000)],
  best: lineAt(128, 7_300, 15_300),
  reckoning: { acknowledged: 1, awarded: 1, winners: 1, equal: true },
};
