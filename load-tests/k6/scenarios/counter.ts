/** Staff in their shops: looking a code up, validating, handing over; now and then the queue and the day's figures. */

import { sleep } from "k6";
import exec from "k6/execution";
import http from "k6/http";
import { Trend } from "k6/metrics";
import { countFailure } from "../house/answers.ts";
import { ask } from "../house/ask.ts";
import { TARGET } from "../house/environment.ts";
import { codeOf, codes, inTurn, type Player, players, staff } from "../house/inputs.ts";
import { optionsOf, steady } from "../house/options.ts";
import { type Attempt, playAtOnce } from "../house/play.ts";

const lookUp = new Trend("look_up_duration", true);
const validate = new Trend("validate_duration", true);
const handOver = new Trend("hand_over_duration", true);
const lists = new Trend("lists_duration", true);

/** A customer waits at the counter: a step that takes a second is felt. */
const P99_MS = 1_000;
const BATCH = 50;
/** The queue is looked at before every fifth customer. */
const LISTS_EVERY = 5;
/** D1 is level within seconds; this is a minute. */
const LEVEL_TRIES = 120;
const LEVEL_PAUSE_SECONDS = 0.5;

export const options = optionsOf(
  { counter: steady() },
  {
    look_up_duration: [`p(99)<${P99_MS}`],
    validate_duration: [`p(99)<${P99_MS}`],
    hand_over_duration: [`p(99)<${P99_MS}`],
    lists_duration: [`p(99)<${P99_MS}`],
  },
  { batch: BATCH, batchPerHost: BATCH },
);

/** Plays every code, so that each iteration has a ticket that waits; ends when staff can find the last. */
export function setup(): void {
  for (let first = 0; first < codes.length; first += BATCH) {
    const attempts: Attempt[] = [];
    for (let at = first; at < Math.min(first + BATCH, codes.length); at++)
      attempts.push({ player: inTurn(players, at), code: codeOf(at) });
    playAtOnce(attempts);
  }
  for (let tried = 0; tried < LEVEL_TRIES; tried++) {
    const { status } = http.get(`${TARGET}${searchPath(codeOf(codes.length - 1))}`, {
      headers: bearer(inTurn(staff, 0)),
    });
    if (status === 200) return;
    sleep(LEVEL_PAUSE_SECONDS);
  }
  countFailure("the tickets that were played did not reach the counter");
}

export default function serve(): void {
  const iteration = exec.scenario.iterationInTest;
  const headers = bearer(inTurn(staff, iteration));
  if (iteration % LISTS_EVERY === 0) {
    ask({
      path: "/api/employee/pending-tickets",
      name: "pending tickets",
      headers,
      status: 200,
      took: lists,
    });
    ask({ path: "/api/employee/stats", name: "figures", headers, status: 200, took: lists });
  }
  const path = searchPath(codeOf(iteration));
  const found = ask({ path, name: "look-up", headers, status: 200, took: lookUp });
  const ticketId = found?.json("data.id");
  if (typeof ticketId !== "string") return;
  const decision = { ticketId, action: "validate" };
  const steps = { headers, status: 200 };
  ask({ ...steps, path: "/api/employee/validate-ticket", name: "validate", body: decision, took: validate });
  ask({ ...steps, path: "/api/employee/hand-over", name: "hand-over", body: { ticketId }, took: handOver });
}

function searchPath(code: string): string {
  return `/api/employee/search-ticket?code=${code}`;
}

function bearer({ token }: Player): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

export { handleSummary } from "../house/options.ts";
