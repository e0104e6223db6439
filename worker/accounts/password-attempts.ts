/**
 * Guesses at passwords, counted. A limit is looked at before the slow comparison and counted after it, so attempts
 * at one thing take turns: else all guesses of a burst would look before the first of them is counted.
 */

import { NoAnswerError, within } from "../../durable-objects/within.ts";
import { type Check, checksOfAddress } from "./attempt-checks.ts";

/** The limits on wrong passwords for an e-mail address. The same whether it has an account or not. */
export function logInChecks(email: string, address: string | null): Check[] {
  return [
    ["log-in", logInPair(email, address)],
    ["log-in-account", `log-in-account:${email}`],
    ...checksOfAddress("log-in-address", address),
  ];
}

/** Who guesses at what; without a network address all guesses at one e-mail address are one guesser's. */
export function logInPair(email: string, address: string | null): string {
  return `log-in:${email}|${address ?? ""}`;
}

/**
 * How long those in line wait for one attempt: it takes a scrypt and some calls, 150 ms to 2 s. One whose request was
 * given up may never end; who waits for it goes on after this.
 */
const STALL_MAX_MS = 10_000;

interface Line {
  /** Settles with the attempt that stands last; never rejects. */
  last: Promise<unknown>;
  /** When an attempt of this line last began, which is when the one before ended. */
  movedAt: number;
}

/** The lines that are not empty, by what is attempted. */
const lines = new Map<string, Line>();

/**
 * Runs attempts at the same thing one after the other, within this isolate. Fails only as the attempt itself does. An
 * attempt goes on to its end when its caller hangs up, else hanging up would be a way to guess without being counted.
 * @param stallMs after which an attempt that does not end is passed over, by one attempt at a time
 */
export async function inTurn<Result>(
  ctx: Pick<ExecutionContext, "waitUntil">,
  key: string,
  attempt: () => Promise<Result>,
  stallMs = STALL_MAX_MS,
): Promise<Result> {
  const line = lines.get(key) ?? { last: Promise.resolve(), movedAt: Date.now() };
  lines.set(key, line);
  const before = line.last;
  const turn = (async () => {
    await ended(line, before, stallMs);
    line.movedAt = Date.now();
    return attempt();
  })();
  const settled = turn.then(
    () => {},
    () => {},
  );
  line.last = settled;
  ctx.waitUntil(settled);
  try {
    return await turn;
  } finally {
    // Whoever came last clears up; the map never holds more than what runs now.
    if (line.last === settled && lines.get(key) === line) lines.delete(key);
  }
}

/**
 * Returns when the attempt before has ended or nothing has moved for `stallMs`. Not after a fixed time: a burst that
 * waits long would then all look at the limits together, before the first of it is counted.
 */
async function ended(line: Line, before: Promise<unknown>, stallMs: number): Promise<void> {
  for (;;) {
    try {
      await within(line.movedAt + stallMs - Date.now(), before);
      return;
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      if (Date.now() >= line.movedAt + stallMs) return;
    }
  }
}
