/** What a play was answered, told apart by status and sentence, and counted. */

import type { RefinedResponse } from "k6/http";
import { Counter, Trend } from "k6/metrics";
import { ERRORS } from "../../../worker/http/errors.ts";
import { prizes } from "./inputs.ts";
import { isSettled } from "./settled.ts";

export type AnswerKind =
  | "won"
  | "already-used"
  | "unknown-code"
  | "limited"
  /** Nothing that a play may be answered here: an error, a refusal that makes no sense, or no answer. */
  | "failed";

export interface Win {
  readonly ticketId: string;
  /** As the player was told it, without what only helps to read it. */
  readonly code: string;
  /** Ordinal in the campaign's catalogue; -1 for a prize that is none of them. */
  readonly prize: number;
}

export type Answer =
  | { readonly kind: "won"; readonly win: Win }
  | { readonly kind: Exclude<AnswerKind, "won" | "failed"> }
  | { readonly kind: "failed"; readonly why: string };

/** Their names are the outcomes of the run's JSON. */
const counters: Readonly<Record<AnswerKind, Counter>> = {
  won: new Counter("outcome_won"),
  "already-used": new Counter("outcome_already_used"),
  "unknown-code": new Counter("outcome_unknown_code"),
  limited: new Counter("outcome_limited"),
  failed: new Counter("outcome_failed"),
};
/** Milliseconds from the last byte sent to the last received, plays alone. */
const playDuration = new Trend("play_duration", true);

const SENTENCES = new Map<string, Exclude<AnswerKind, "won" | "failed">>([
  [ERRORS["already-used"].fr, "already-used"],
  [ERRORS["unknown-code"].fr, "unknown-code"],
  [ERRORS["too-many-attempts"].fr, "limited"],
]);

interface PlayBody {
  readonly error?: string;
  readonly data?: {
    readonly ticket?: { readonly id?: string; readonly code?: string };
    readonly prize?: { readonly id?: string };
  };
}

/** Reads an answer to a play without counting it. */
export function readAnswer({ status, body, error }: RefinedResponse<"text">): Answer {
  if (status === 0 || body === null) return { kind: "failed", why: `no answer: ${error}` };
  let told: PlayBody;
  try {
    told = JSON.parse(body) as PlayBody;
  } catch {
    return { kind: "failed", why: `${status}: ${body.slice(0, EXCERPT)}` };
  }
  const { ticket, prize } = told.data ?? {};
  if (status === 200 && ticket?.id !== undefined && ticket.code !== undefined && prize?.id !== undefined) {
    const code = ticket.code.replace(/[^0-9A-Z]/g, "");
    return { kind: "won", win: { ticketId: ticket.id, code, prize: prizes.indexOf(prize.id) } };
  }
  const kind = SENTENCES.get(told.error ?? "");
  return kind === undefined ? { kind: "failed", why: `${status}: ${body.slice(0, EXCERPT)}` } : { kind };
}

/** Enough of an unexpected answer to know it by. */
const EXCERPT = 200;

/**
 * Reads and counts an answer. A win is written to the console file as one line, which the verifier compares with what
 * ledgers and D1 hold: `won <code> <ticket id> <prize ordinal> <player>`.
 */
export function takeAnswer(response: RefinedResponse<"text">, playerId: string): Answer {
  const answer = readAnswer(response);
  counters[answer.kind].add(1);
  if (isSettled()) playDuration.add(response.timings.duration);
  if (answer.kind === "won") acknowledge(answer.win, playerId);
  if (answer.kind === "failed") describeFailure(answer.why);
  return answer;
}

/** Writes down that a player was told of a win. */
export function acknowledge({ code, ticketId, prize }: Win, playerId: string): void {
  console.log(`won ${code} ${ticketId} ${prize} ${playerId}`);
}

/** Counts something other than a play that was not answered as it had to be. */
export function countFailure(why: string): void {
  counters.failed.add(1);
  describeFailure(why);
}

function describeFailure(why: string): void {
  console.log(`failed ${why.replace(/\s+/g, " ")}`);
}
