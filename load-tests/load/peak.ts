/** `peak`: climbs until the service breaks, finds the knee, then compares plays with pings at 70 % of it, in turn. */

import { join } from "node:path";
import { campaignStatus } from "../local/api-client.ts";
import { UserError } from "../local/user-error.ts";
import type { Latency, LoadRun, Step } from "../measured/figures.ts";
import { thisMachine } from "../measured/machine.ts";
import { spreadOf } from "../measured/spread.ts";
import type { Player } from "../players.ts";
import { LagWatch, untilLevel } from "../verify/lag.ts";
import { verify } from "../verify/verify.ts";
import type { K6Result } from "./k6-run.ts";
import { runK6 } from "./k6-run.ts";
import { isMet, kneeOf, type LadderSettings, nextRate } from "./ladder.ts";
import type { RunOptions } from "./options.ts";
import { figuresOf, type Setting } from "./run-scenario.ts";
import { steadyNeeds } from "./scenarios.ts";

const FROM_PER_SECOND = 500;
const FACTOR = 1.25;
const STEP_SECONDS = 10;
/** Of each step: connections are opened, sessions read. Its plays count, their latencies do not. */
const SETTLING_SECONDS = 2;
/** Where the comparison with the ping is made: busy, and not yet queueing. */
const SHARE_OF_KNEE = 0.7;
const PLAYERS = 1_000;
/** Twice what was ever measured on such a machine: steps end by their time and not for want of codes. */
const RATE_MAX = 15_000;

type PeakOptions = Pick<RunOptions, "rate" | "seconds" | "rounds" | "stepsMax" | "p99Ms">;

/** Tickets that cannot run out: every step at the highest rate that is thought of. */
export function ticketsForPeak({ seconds, rounds, stepsMax }: PeakOptions): number {
  return (seconds ?? STEP_SECONDS) * RATE_MAX * Math.ceil((stepsMax + rounds) / 2);
}

/** Everything that the runs of one peak share. */
class Climb {
  readonly setting: Setting;
  readonly players: readonly Player[];
  readonly seconds: number;
  readonly winsFiles: string[] = [];
  readonly plays: K6Result[] = [];
  worstLagMs = 0;
  worstLevelMs = 0;
  #runs = 0;

  constructor(setting: Setting, players: readonly Player[], seconds: number) {
    this.setting = setting;
    this.players = players;
    this.seconds = seconds;
  }

  status = () => {
    const { url, adminToken, catalogue } = this.setting.target;
    return campaignStatus(url, adminToken, catalogue.slug);
  };

  async play(rate: number): Promise<{ readonly result: K6Result; readonly lagMs: number }> {
    const lag = new LagWatch(this.status);
    lag.start();
    const { codes, settings } = steadyNeeds(rate, this.seconds, 0);
    const result = await this.#run("play", settings, this.setting.target.takeCodes(codes));
    await lag.stop();
    this.winsFiles.push(result.winsFile);
    this.plays.push(result);
    this.worstLagMs = Math.max(this.worstLagMs, lag.worstMs);
    // One step must not pay for the one before it.
    const levelMs = await untilLevel(this.status);
    if (levelMs === undefined) throw new UserError("D1 did not become level.");
    this.worstLevelMs = Math.max(this.worstLevelMs, levelMs);
    return { result, lagMs: lag.worstMs };
  }

  async ping(rate: number): Promise<Latency> {
    const { settings } = steadyNeeds(rate, this.seconds, 0);
    const result = await this.#run(
      "ping",
      { ...settings, SHARDS: this.setting.target.catalogue.shardCount },
      [],
    );
    const { ping } = result.latencies;
    if (ping === undefined || result.crossedThresholds.length > 0)
      throw new UserError(`the ping did not hold ${rate}/s: ${result.crossedThresholds.join(", ")}`);
    return ping;
  }

  #run(
    script: string,
    settings: Readonly<Record<string, number>>,
    codes: readonly string[],
  ): Promise<K6Result> {
    const { k6, target, folder } = this.setting;
    const prizes = target.catalogue.prizes.map(({ id }) => id);
    const input = { players: this.players, codes, prizes };
    const all = { ...settings, SETTLING_SECONDS: Math.min(SETTLING_SECONDS, this.seconds / 2) };
    const name = `${script}-${++this.#runs}`;
    return runK6({ k6, script, folder: join(folder, name), target: target.url, input, settings: all });
  }
}

export async function runPeak(setting: Setting, options: PeakOptions): Promise<LoadRun> {
  const { k6, target, say } = setting;
  const climb = new Climb(setting, await target.players(PLAYERS), options.seconds ?? STEP_SECONDS);
  const { stepsMax, p99Ms } = options;
  const ladder: LadderSettings = { from: options.rate ?? FROM_PER_SECOND, factor: FACTOR, stepsMax, p99Ms };
  const at = new Date().toISOString();
  const playedBefore = (await climb.status()).redemptions;
  await climb.play(ladder.from); // warms the server up, and is no step
  const steps: Step[] = [];
  for (let rate = nextRate(steps, ladder); rate !== undefined; rate = nextRate(steps, ladder)) {
    const step = stepOf(rate, await climb.play(rate));
    steps.push(step);
    say(stepLine(step, isMet(step, ladder)));
  }
  const kneePerSecond = kneeOf(steps, ladder);
  if (kneePerSecond === 0)
    throw new UserError("Not even the lowest rate was met: nothing can be said of a knee.");
  const at70Percent = await compare(climb, Math.round(kneePerSecond * SHARE_OF_KNEE), options.rounds);
  const knee = [...steps]
    .reverse()
    .find((step) => step.offeredPerSecond === kneePerSecond && isMet(step, ladder));
  const { verdict } = await verify({
    ...{ url: target.url, adminToken: target.adminToken, catalogue: target.catalogue },
    ...{ seed: target.seed(), serialOf: target.serialOf, query: target.query },
    winsFiles: climb.winsFiles,
    playedBefore,
    unanswered: sum(climb.plays, ({ outcomes }) => outcomes["failed"] ?? 0),
    worstLagMs: climb.worstLagMs,
  });
  return {
    kind: "load",
    scenario: "peak",
    at,
    machine: thisMachine(k6),
    target: target.name,
    campaign: { tickets: target.catalogue.ticketCount, shards: target.catalogue.shardCount },
    seconds: sum(climb.plays, ({ seconds }) => seconds),
    requests: sum(climb.plays, ({ requests }) => requests),
    // Steps beyond the knee drop some: that is how it is found, and each step has its own count.
    droppedIterations: 0,
    crossedThresholds: at70Percent.crossed,
    latency: knee?.latency ?? { p50: 0, p95: 0, p99: 0 },
    outcomes: outcomesOf(climb.plays),
    peak: { steps, kneePerSecond, at70Percent: at70Percent.figures },
    // The verifier came later: what counts is how long D1 took after the steps themselves.
    verdict: {
      ...verdict,
      databaseLag: { ...verdict.databaseLag, levelAfterMs: climb.worstLevelMs },
    },
  };
}

/** Play and ping in turn, k6 both, so that what else the machine does meets both alike. */
async function compare(climb: Climb, ratePerSecond: number, rounds: number) {
  const [play, ping]: [Latency[], Latency[]] = [[], []];
  const crossed: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    const { result } = await climb.play(ratePerSecond);
    play.push(figuresOf(result).latency);
    if (result.droppedIterations > 0)
      crossed.push(`round ${round} at 70 % dropped ${result.droppedIterations}`);
    ping.push(await climb.ping(ratePerSecond));
    climb.setting.say(
      `  ${ratePerSecond}/s: p99 ${play.at(-1)?.p99} ms a play, ${ping.at(-1)?.p99} ms a ping`,
    );
  }
  const ratio = spreadOf(play.map(({ p99 }, round) => p99 / (ping[round]?.p99 ?? Number.NaN)));
  return { figures: { ratePerSecond, play, ping, ratio }, crossed };
}

function stepOf(offeredPerSecond: number, { result, lagMs }: Awaited<ReturnType<Climb["play"]>>): Step {
  return {
    offeredPerSecond,
    achievedPerSecond: Math.round((result.outcomes["won"] ?? 0) / result.seconds),
    latency: figuresOf(result).latency,
    failures: result.requests - (result.outcomes["won"] ?? 0),
    dropped: result.droppedIterations,
    databaseLagMs: lagMs,
  };
}

function stepLine(step: Step, met: boolean): string {
  const { offeredPerSecond, achievedPerSecond, latency, failures, dropped, databaseLagMs } = step;
  return (
    `  ${offeredPerSecond}/s offered, ${achievedPerSecond}/s done, p99 ${latency.p99} ms, ${failures} failed, ${dropped} dropped, ` +
    `D1 ${databaseLagMs} ms behind: ${met ? "met" : "not met"}`
  );
}

function sum(results: readonly K6Result[], of: (result: K6Result) => number): number {
  return results.reduce((total, result) => total + of(result), 0);
}

function outcomesOf(results: readonly K6Result[]): Record<string, number> {
  const outcomes: Record<string, number> = {};
  for (const result of results)
    for (const [name, count] of Object.entries(result.outcomes))
      outcomes[name] = (outcomes[name] ?? 0) + count;
  return outcomes;
}
