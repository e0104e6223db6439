/**
 * Many players, one code, at the same moment. For each code a group of its own: one would-be winner sends OWNER_COPIES,
 * a few strangers send STRANGER_COPIES each, shuffled and sent at once over several connections. Another's used code is
 * a guess, 20 a day, so strangers stay within their limits and most copies are the would-be winner's; but any of them
 * may come first, and often a stranger does: then the would-be winner's copies are the guesses, and those beyond the
 * limit are refused undecided and counted apart (`limited`). Every code is contended between players: each of them asks
 * for something else first, so that the Worker knows them all and the order of the attempts is chance.
 */

import exec from "k6/execution";
import http from "k6/http";
import { Counter } from "k6/metrics";
import { numberSetting, TARGET } from "../house/environment.ts";
import { codeOf, codes, inTurn, type Player, players } from "../house/inputs.ts";
import { optionsOf } from "../house/options.ts";
import { type Attempt, playAtOnce } from "../house/play.ts";

const OWNER_COPIES = numberSetting("OWNER_COPIES");
const STRANGERS = numberSetting("STRANGERS");
const STRANGER_COPIES = numberSetting("STRANGER_COPIES");
/** A stranger is one for so many codes: their copies together stay within 20 guesses. */
const CODES_A_STRANGER = numberSetting("CODES_A_STRANGER");
/** Several, so that attempts are truly under way together; each holds one of the server's sockets. */
const CONNECTIONS_A_USER = 24;

const strangersWon = new Counter("outcome_won_by_stranger");
/** Codes whose attempts were not answered with exactly one win. */
const notOnce = new Counter("outcome_not_won_once");

export const options = optionsOf(
  {
    "double-spend": {
      executor: "shared-iterations" as const,
      vus: numberSetting("USERS"),
      iterations: codes.length,
      maxDuration: `${numberSetting("SECONDS")}s`,
    },
  },
  { outcome_not_won_once: ["count==0"], iterations: [`count==${codes.length}`] },
  { batch: OWNER_COPIES + STRANGERS * STRANGER_COPIES, batchPerHost: CONNECTIONS_A_USER },
);

export default function doubleSpend(): void {
  const iteration = exec.scenario.iterationInTest;
  const code = codeOf(iteration);
  // The first players own a code each, the others are strangers.
  const owner = inTurn(players, iteration);
  const strangers = Array.from({ length: STRANGERS }, (_, number) => strangerOf(iteration, number));
  introduce([owner, ...strangers]);
  const attempts: Attempt[] = [];
  for (let copy = 0; copy < OWNER_COPIES; copy++) attempts.push({ player: owner, code });
  for (const player of strangers) {
    for (let copy = 0; copy < STRANGER_COPIES; copy++) attempts.push({ player, code });
  }
  shuffle(attempts);
  const answers = playAtOnce(attempts);
  const wins = answers.flatMap((answer, index) => (answer.kind === "won" ? [attempts[index]] : []));
  notOnce.add(wins.length === 1 ? 0 : 1);
  if (wins[0] !== undefined && wins[0].player.id !== owner.id) strangersWon.add(1);
}

function introduce(all: readonly Player[]): void {
  http.batch(
    all.map(({ token }) => ({
      method: "GET" as const,
      url: `${TARGET}/api/auth/me`,
      params: { headers: { Authorization: `Bearer ${token}` }, tags: { name: "me" } },
    })),
  );
}

function strangerOf(iteration: number, number: number): Player {
  const stranger = Math.floor(iteration / CODES_A_STRANGER) * STRANGERS + number;
  return inTurn(players, codes.length + stranger);
}

/** Fisher–Yates: who comes first is chance. */
function shuffle(attempts: Attempt[]): void {
  for (let end = attempts.length - 1; end > 0; end--) {
    const at = Math.floor(Math.random() * (end + 1));
    const [one, other] = [attempts[end], attempts[at]];
    if (one === undefined || other === undefined) return;
    attempts[end] = other;
    attempts[at] = one;
  }
}

export { handleSummary } from "../house/options.ts";
