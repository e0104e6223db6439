/**
 * Guesses at passwords, counted. A limit is looked at before the slow comparison and counted after it, so attempts
 * at one thing take turns: else all guesses of a burst would look before the first of them is counted.
 */

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

/** The limit on wrong current passwords of somebody who is signed in. */
export function currentPasswordChecks(userId: string): Check[] {
  return [["password-check", `password-check:${userId}`]];
}

/** The last attempt that stands in line, by what it is an attempt at. */
const lines = new Map<string, Promise<unknown>>();

/** Runs attempts at the same thing one after the other, within this isolate. Fails only as the attempt itself does. */
export async function inTurn<Result>(key: string, attempt: () => Promise<Result>): Promise<Result> {
  const before = lines.get(key) ?? Promise.resolve();
  const turn = before.then(attempt);
  const settled = turn.catch(() => undefined);
  lines.set(key, settled);
  try {
    return await turn;
  } finally {
    // Whoever came last clears up; the map never holds more than what runs now.
    if (lines.get(key) === settled) lines.delete(key);
  }
}
