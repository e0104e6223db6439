/**
 * Guessing, beside honest plays that are timed before and during it. Each guesser tries codes that are none and a code
 * of somebody else's until it is stopped, then goes on, and last of all tries a right code: what it is told, after how
 * many, and whether anybody else is slowed.
 */

import { check } from "k6";
import exec from "k6/execution";
import { Counter, Trend } from "k6/metrics";
import { POLICIES } from "../../../worker/limits/policies.ts";
import { numberSetting } from "../house/environment.ts";
import { codeOf, codes, inTurn, type Player, players } from "../house/inputs.ts";
import { optionsOf, steady } from "../house/options.ts";
import { play } from "../house/play.ts";

const SECONDS = numberSetting("SECONDS");
const GUESSERS = numberSetting("GUESSERS");
/** The first half is the calm that the second is compared with. */
const CALM_SECONDS = SECONDS / 2;
const BEYOND = 10;
/** A guesser is served in well under a second; several at once are as many as begin within two. */
const GUESSING_USERS = 40;
/** What a player may notice; the comparison itself is in the run's figures. */
const P99_MS = 1_000;
const SECOND_MS = 1_000;

const calm = new Trend("honest_calm_duration", true);
const guessedBeside = new Trend("honest_beside_guessers_duration", true);
const honestRefused = new Counter("outcome_honest_refused");
const guessedRight = new Counter("outcome_guessed_right");

export const options = optionsOf(
  {
    honest: steady("honest"),
    guessing: {
      executor: "constant-arrival-rate" as const,
      exec: "guess",
      startTime: `${CALM_SECONDS}s`,
      duration: `${SECONDS - CALM_SECONDS}s`,
      rate: GUESSERS,
      timeUnit: `${SECONDS - CALM_SECONDS}s`,
      preAllocatedVUs: GUESSING_USERS,
      gracefulStop: "60s",
    },
  },
  {
    checks: ["rate==1"],
    outcome_honest_refused: ["count==0"],
    honest_beside_guessers_duration: [`p(99)<${P99_MS}`],
  },
);

/** The last codes are the guessers': one for each, and one that is used before they come. */
const USED_CODE = codeOf(codes.length - 1);

export function setup(): void {
  play(inTurn(players, 0), USED_CODE);
}

export function honest(): void {
  const iteration = exec.scenario.iterationInTest;
  const startedAt = Date.now();
  const answer = play(inTurn(honestPlayers, iteration), codeOf(iteration));
  const took = exec.instance.currentTestRunDuration < CALM_SECONDS * SECOND_MS ? calm : guessedBeside;
  took.add(Date.now() - startedAt);
  if (answer.kind !== "won") honestRefused.add(1);
}

export function guess(): void {
  const iteration = exec.scenario.iterationInTest;
  const guesser = inTurn(guessers, iteration);
  const ownCode = codeOf(codes.length - 2 - (iteration % GUESSERS));
  const { limit } = POLICIES["wrong-code"];
  const told = guessUntilStopped(guesser, ownCode, limit + 1);
  const beyond = Array.from({ length: BEYOND }, () => play(guesser, wrongCode(ownCode)).kind);
  const right = play(guesser, ownCode).kind;
  check(null, {
    "a guesser is told of as many wrong codes as the limit says": () => told.wrong === limit,
    "somebody else's used code is a guess like any other": () => told.used > 0,
    "beyond the limit nothing is told": () => beyond.every((kind) => kind === "limited"),
    "not even that a code is right": () => right === "limited",
  });
}

function guessUntilStopped(
  guesser: Player,
  ownCode: string,
  triesMax: number,
): { wrong: number; used: number } {
  const told = { wrong: 0, used: 0 };
  // A guess that is right by chance is no wrong code, so there may be more tries than the limit.
  for (let tried = 0; tried < triesMax; tried++) {
    const isUsedOne = tried % 2 === 1;
    const { kind } = play(guesser, isUsedOne ? USED_CODE : wrongCode(ownCode));
    if (kind === "limited") return told;
    if (kind === "won") {
      guessedRight.add(1);
      triesMax++;
    } else {
      told.wrong++;
      if (isUsedOne) told.used++;
    }
  }
  return told;
}

const RANDOM_DIGITS = 6;

/** A code of the same shard with other digits: one in some thousands of them would be right. */
function wrongCode(code: string): string {
  const digits = Math.floor(Math.random() * 10 ** RANDOM_DIGITS);
  return code.slice(0, -RANDOM_DIGITS) + String(digits).padStart(RANDOM_DIGITS, "0");
}

/** The last players guess, the others play. Made once for each virtual user: a slice of a shared list is a copy. */
const [honestPlayers, guessers] = split();

function split(): [Player[], Player[]] {
  const all: Player[] = [];
  for (const player of players) all.push(player);
  return [all.slice(0, -GUESSERS), all.slice(-GUESSERS)];
}

export { handleSummary } from "../house/options.ts";
