/** One thing a stranger, a player or a member of staff tries and must not get. */

import type { Answer } from "../system/http-client.ts";
import type { Scene } from "./scene.ts";

export const FAMILIES = [
  "guessing",
  "second factor",
  "replay",
  "forged tokens",
  "tills and webhooks",
  "other people's things",
  "roles",
  "bodies",
  "browsers",
  "headers",
  "enumeration",
] as const;
export type Family = (typeof FAMILIES)[number];

export interface Verdict {
  readonly isRefused: boolean;
  /** What came back, in a few words, for the list. */
  readonly answered: string;
}

export interface Attempt {
  readonly family: Family;
  /** What is tried; with the family it reads as a line. */
  readonly name: string;
  /**
   * The same thing done by whoever may do it: it has to work, or the refusals beside it prove nothing. Its verdict is
   * "refused" when it did not work.
   */
  readonly isControl?: boolean;
  run(scene: Scene): Promise<Verdict>;
}

/** Attempts of one family. */
export function family(
  name: Family,
  attempts: Readonly<Record<string, Attempt["run"]>>,
  controls: Readonly<Record<string, Attempt["run"]>> = {},
): readonly Attempt[] {
  return [
    ...Object.entries(controls).map(([what, run]) => ({ family: name, name: what, isControl: true, run })),
    ...Object.entries(attempts).map(([what, run]) => ({ family: name, name: what, run })),
  ];
}

/** Refused when the status is one of these. */
export function refusedBy(answer: Answer<unknown>, ...statuses: readonly number[]): Verdict {
  return { isRefused: statuses.includes(answer.status), answered: said(answer) };
}

/** For controls: refused when the status is any other than the right one. */
export function unlessAnswered(answer: Answer<unknown>, status: number): Verdict {
  return { isRefused: answer.status !== status, answered: said(answer) };
}

/** Refused when all of them are; what is shown is every different answer with how often it came. */
export function allRefused(verdicts: readonly Verdict[]): Verdict {
  const counts = new Map<string, number>();
  for (const { answered } of verdicts) counts.set(answered, (counts.get(answered) ?? 0) + 1);
  const answered = [...counts].map(([text, count]) => (count === 1 ? text : `${text} × ${count}`)).join("; ");
  return { isRefused: verdicts.length > 0 && verdicts.every(({ isRefused }) => isRefused), answered };
}

/** Refused when a look at what is stored or shown says that nothing came of it. */
export function nothingCameOf(holds: boolean, answered: string): Verdict {
  return { isRefused: holds, answered };
}

const SAID_MAX = 60;

/** The status and the sentence of an answer. */
export function said({ status, body }: Answer<unknown>): string {
  const error = typeof body === "object" && body !== null && "error" in body ? String(body.error) : "";
  return error === "" ? String(status) : `${status} ${error.slice(0, SAID_MAX)}`;
}

/** Attempts succeed when refused, controls when not. */
export function isAsItShould({ isControl }: Pick<Attempt, "isControl">, { isRefused }: Verdict): boolean {
  return isControl ? !isRefused : isRefused;
}
