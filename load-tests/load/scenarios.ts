/** The scenarios by name, and what each needs before it can begin. */

import { offeredBy, spikeStages } from "../k6/house/ramp.ts";
import type { RunOptions } from "./options.ts";

export const SCENARIO_NAMES = [
  "smoke",
  "peak",
  "spike",
  "soak",
  "double-spend",
  "brute-force",
  "journey",
  "counter",
  "sell-out",
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export function isScenario(name: string): name is ScenarioName {
  return (SCENARIO_NAMES as readonly string[]).includes(name);
}

/** A scenario that is one run of k6. */
export type SingleScenario = Exclude<ScenarioName, "peak" | "sell-out">;

export interface Needs {
  readonly players: number;
  readonly staff: number;
  readonly codes: number;
  /** What the script is told. */
  readonly settings: Readonly<Record<string, number>>;
}

const PLAYERS = 1_000;
/**
 * Virtual users for a rate: each is busy for one answer at a time, so this many bear answers of a second on average. A
 * service that is slower drops iterations, which is what makes a run invalid.
 */
const ANSWER_SECONDS = 1;
const USERS_MIN = 40; // a hiccup of a quarter of a second at a gentle rate drops nothing
const USERS_MAX = 2_000; // each some MiB of k6's

export function usersFor(rate: number): number {
  return Math.min(USERS_MAX, Math.max(USERS_MIN, Math.ceil(rate * ANSWER_SECONDS)));
}

type Asked = Pick<RunOptions, "rate" | "seconds" | "codes">;

/** What a scenario needs with these options, and what it does where they say nothing. */
export function needsOf(scenario: SingleScenario, asked: Asked): Needs {
  switch (scenario) {
    case "smoke":
      return steadyNeeds(asked.rate ?? 20, asked.seconds ?? 5, 1);
    case "soak":
      return steadyNeeds(asked.rate ?? 200, asked.seconds ?? 600, 0);
    case "spike":
      return spikeNeeds(asked.rate ?? 50, asked.seconds ?? 30);
    case "double-spend":
      return doubleSpendNeeds(asked.codes ?? 11_000, asked.seconds ?? 1_800);
    case "brute-force":
      return bruteForceNeeds(asked.rate ?? 100, asked.seconds ?? 30);
    case "journey":
      return { ...steadyNeeds(asked.rate ?? 20, asked.seconds ?? 30, 0), players: 2_000 };
    case "counter":
      return { ...steadyNeeds(asked.rate ?? 20, asked.seconds ?? 30, 0), staff: 20 };
  }
}

/** A steady rate needs a code an iteration, and one more: k6 may begin the last at the very end. */
export function steadyNeeds(rate: number, seconds: number, more: number): Needs {
  return {
    players: PLAYERS,
    staff: 0,
    codes: rate * seconds + 1 + more,
    settings: { RATE: rate, SECONDS: seconds, USERS: usersFor(rate) },
  };
}

function spikeNeeds(baseRate: number, holdSeconds: number): Needs {
  const stages = spikeStages(baseRate, holdSeconds);
  const topRate = Math.max(...stages.map(({ target }) => target));
  return {
    players: PLAYERS,
    staff: 0,
    // A curve is rounded at each of its corners.
    codes: offeredBy(baseRate, stages) + stages.length,
    settings: { RATE: baseRate, SECONDS: holdSeconds, USERS: usersFor(topRate) },
  };
}

/**
 * Of each code 100 attempts: 94 of its would-be winner's, 2 of each of three strangers. A guess costs a durable count
 * of its own: five players with 20 copies each decided 500 attempts a second where this mix decides some thousands.
 */
const OWNER_COPIES = 94;
const STRANGERS = 3;
const STRANGER_COPIES = 2;
/** 2 copies of each of 10 codes are the 20 guesses that an account has a day. */
const CODES_A_STRANGER = 10;
/** With 24 connections each (double-spend.ts) this is 192 attempts under way. */
const DOUBLE_SPEND_USERS = 8;

function doubleSpendNeeds(codes: number, secondsMax: number): Needs {
  return {
    players: codes + Math.ceil(codes / CODES_A_STRANGER) * STRANGERS,
    staff: 0,
    codes,
    settings: {
      USERS: Math.min(DOUBLE_SPEND_USERS, codes),
      SECONDS: secondsMax,
      OWNER_COPIES,
      STRANGERS,
      STRANGER_COPIES,
      CODES_A_STRANGER,
    },
  };
}

/** They begin half-way, evenly spread: each makes its 20 guesses and some beyond. */
const GUESSERS = 100;

function bruteForceNeeds(rate: number, seconds: number): Needs {
  const honest = steadyNeeds(rate, seconds, 0);
  return {
    ...honest,
    players: honest.players + GUESSERS,
    codes: honest.codes + GUESSERS + 1, // and the one that is used before they come
    settings: { ...honest.settings, GUESSERS },
  };
}
