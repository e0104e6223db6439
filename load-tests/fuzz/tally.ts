/** What was answered: hooks.py writes a line for each answer, `METHOD path status`. */

import { existsSync, readFileSync } from "node:fs";

export interface Tally {
  readonly total: number;
  /** Answers by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations with an answer of the 2xx. */
  readonly succeeded: ReadonlySet<string>;
  readonly operations: ReadonlySet<string>;
}

/** The tally of a file; of nothing while there is none. */
export function readTally(path: string): Tally {
  return tallyOf(existsSync(path) ? readFileSync(path, "utf8") : "");
}

export function tallyOf(text: string): Tally {
  const statuses = new Map<number, number>();
  const succeeded = new Set<string>();
  const operations = new Set<string>();
  const lines = text.split("\n").slice(0, -1); // a last line without its end is not whole yet
  for (const line of lines) {
    const at = line.lastIndexOf(" ");
    const operation = line.slice(0, at);
    const status = Number(line.slice(at + 1));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    operations.add(operation);
    if (status >= 200 && status < 300) succeeded.add(operation);
  }
  return { total: lines.length, statuses, succeeded, operations };
}

/** `12 operations, 9 with a 2xx; 200 × 31, 400 × 5`. */
export function formatTally({ operations, succeeded, statuses }: Tally): string {
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
  return `${operations.size} operations, ${succeeded.size} with a 2xx; ${counts.join(", ")}`;
}

/** Operations whose answer of success no role has seen: their schemas were not put to the test. */
export function neverSucceeded(tallies: readonly Tally[]): string[] {
  const operations = new Set(tallies.flatMap((tally) => [...tally.operations]));
  return [...operations]
    .filter((operation) => !tallies.some(({ succeeded }) => succeeded.has(operation)))
    .sort();
}
