/** Breaks the sources, one way after the other, and looks how soon the simulation notices. */

import { join } from "node:path";
import { runScript } from "../run-script.ts";
import { MUTATIONS } from "./list.ts";
import { inMutatedCopy } from "./mutated-copy.ts";
import type { Mutation } from "./mutation.ts";

export interface Found {
  readonly seed: number;
  readonly promise: string;
  readonly message: string;
}

const MESSAGE_LETTERS = 90;

/** The first seed that breaks a promise of the mutated sources; null when none of them does. */
export function findIn(mutation: Mutation, from: number, seeds: number): Promise<Found | null> {
  return inMutatedCopy(mutation, async (root) => {
    const script = join(root, "load-tests/simulation/mutations/first-broken.ts");
    const { status, stdout, stderr } = await runScript(script, [String(from), String(seeds)]);
    if (status !== 0) throw new Error(`“${mutation.name}” could not be simulated: ${stderr}`);
    return JSON.parse(stdout) as Found | null;
  });
}

/** Prints a table. @returns whether every mutation was found */
export async function runMutations(
  { from, seeds }: { readonly from: number; readonly seeds: number },
  say: (line: string) => void,
): Promise<boolean> {
  const missed: string[] = [];
  say(`| mutation | found after | promise | by |\n| --- | --- | --- | --- |`);
  for (const mutation of MUTATIONS) {
    const found = await findIn(mutation, from, seeds);
    if (!found) missed.push(mutation.name);
    const message = found?.message.split("\n", 1)[0]?.slice(0, MESSAGE_LETTERS).replaceAll("|", "/");
    const after = found ? `${found.seed - from + 1} seeds` : `not in ${seeds} seeds`;
    say(`| ${mutation.name} | ${after} | ${found?.promise ?? "–"} | ${message ?? "–"} |`);
  }
  say(`${MUTATIONS.length - missed.length} of ${MUTATIONS.length} mutations found.`);
  return missed.length === 0;
}
