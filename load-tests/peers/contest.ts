/** The measuring of one contender: tuned, played in rounds with the others, raced, and its storage reckoned. */

import { type RunPhase, type RunRace, startGenerator } from "../bench/generator-process.ts";
import type { LoadResult } from "../bench/messages.ts";
import { CAN_READ_PROCESSOR_TIME, familyMicroseconds } from "../measured/processor-time.ts";
import type { Contender, Fill, Settings } from "./contender.ts";
import { type DoubleSpend, tallyRace } from "./double-spend.ts";
import { problemsOf, sum } from "./reckoning.ts";
import { PRIZES } from "./servers/answers.ts";
import { bestSettings, type Trial } from "./tuning.ts";

/** Before every measured phase: compiled code, open pools, objects awake. */
export const WARM_UP_SECONDS = 1;
const RACE_TIMEOUT_MS = 600_000;

/** A measured phase. */
export interface RoundResult extends LoadResult {
  /** Of all processes that serve the contender; undefined where it cannot be read. */
  readonly cpuMicrosecondsPerPlay: number | undefined;
}

export interface Course {
  readonly seconds: number;
  readonly connections: number;
  /** Bearer tokens of the players. */
  readonly tokens: readonly string[];
  /** What every contender was filled with. */
  readonly fill: Fill;
}

export interface RaceCourse {
  readonly fill: Fill;
  readonly campaign: string;
  readonly tokens: readonly string[];
  readonly attemptsPerCode: number;
}

export class Contest {
  readonly contender: Contender;
  readonly rounds: RoundResult[] = [];
  readonly #course: Course;
  readonly #runPhase: RunPhase = startGenerator();
  #hasCodes = false;
  #port = 0;
  #settings: Settings = {};
  #trials: readonly Trial[] = [];
  #acknowledged = 0;

  constructor(contender: Contender, course: Course) {
    this.contender = contender;
    this.#course = course;
  }

  get tuning(): string {
    return this.contender.tuning(this.#settings);
  }

  /** What the search for the best settings measured. */
  get trials(): readonly Trial[] {
    return this.#trials;
  }

  /** Wins that players were told of before the race. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Finds the best settings, and leaves the server running and warm with them. */
  async prepare(): Promise<void> {
    const trialMs = (this.#course.seconds * 1000) / 2;
    const { best, trials } = await bestSettings(this.contender.knobs, async (settings) => {
      await this.#start(settings);
      const { perSecond } = await this.#play(trialMs);
      await this.contender.settle();
      return perSecond;
    });
    this.#settings = best;
    this.#trials = trials;
    await this.#start(best);
    await this.contender.settle();
  }

  /**
   * A warm-up and at once the measured phase: while others were measured, objects slept and pools closed.
   * Resolves when nothing of it is under way any more. The processor time is that of both together, up to the end of
   * all that their plays owe: what the warm-up leaves to do is done in the phase, and what the phase leaves after it.
   */
  async round(): Promise<void> {
    const before = this.#processorMicroseconds();
    const warmUp = await this.#play(WARM_UP_SECONDS * 1000);
    const phase = await this.#play(this.#course.seconds * 1000);
    await this.contender.finish();
    const used = this.#processorMicroseconds() - before;
    this.rounds.push({
      ...phase,
      cpuMicrosecondsPerPlay: CAN_READ_PROCESSOR_TIME ? used / (warmUp.accepted + phase.accepted) : undefined,
    });
    await this.contender.settle();
  }

  /** @returns what is wrong with the storage, a sentence each */
  async reckon(): Promise<string[]> {
    const { contender } = this;
    const stored = await contender.stored();
    return problemsOf(this.#acknowledged, stored, this.#course.fill.stock, contender.isExact);
  }

  /** Empties the contender for a race, runs it, and reckons what is stored of it. */
  async race(
    runRace: RunRace,
    { fill, campaign, tokens, attemptsPerCode }: RaceCourse,
  ): Promise<{ readonly doubleSpend: DoubleSpend; readonly problems: string[] }> {
    const { contender } = this;
    await contender.refill(fill, campaign);
    const { wins, accepted } = await runRace({
      kind: "race",
      port: this.#port,
      connections: this.#course.connections,
      durationMs: RACE_TIMEOUT_MS,
      tokens,
      codes: fill.codes,
      attemptsPerCode,
      campaign,
    });
    await contender.settle();
    const stock = new Map(PRIZES.map(({ name }, prize) => [name, fill.stock[prize] ?? 0]));
    const doubleSpend = tallyRace(accepted, fill.codes.length, wins, stock);
    const stored = await contender.stored();
    const problems = problemsOf(wins.length, stored, fill.stock, contender.isExact);
    if (contender.isExact && sum(stored.left) > 0) {
      problems.push(`${sum(stored.left)} units are left though more codes were played than there was stock`);
    }
    return { doubleSpend, problems };
  }

  #processorMicroseconds(): number {
    return CAN_READ_PROCESSOR_TIME ? familyMicroseconds(this.contender.processes()) : Number.NaN;
  }

  async #start(settings: Settings): Promise<void> {
    this.#port = await this.contender.run(settings);
    await this.#play(WARM_UP_SECONDS * 1000);
  }

  async #play(durationMs: number): Promise<LoadResult> {
    const { connections, tokens, fill } = this.#course;
    const result = await this.#runPhase({
      kind: "play",
      port: this.#port,
      connections,
      durationMs,
      tokens,
      ...(!this.#hasCodes && { codes: fill.codes }),
    });
    this.#hasCodes = true;
    this.#acknowledged += result.accepted;
    return result;
  }
}
