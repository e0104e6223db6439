/** The files that a run was given: players, codes and prizes, made ahead of time and shared by all virtual users. */

import { SharedArray } from "k6/data";
import { textSetting } from "./environment.ts";

export interface Player {
  /** The account's id, as ledgers name it. */
  readonly id: string;
  readonly email: string;
  /** Bearer token of an open session. */
  readonly token: string;
}

const FOLDER = textSetting("INPUT");

/** A list kept once for all virtual users. */
function shared<Item>(name: string): Item[] {
  return new SharedArray<Item>(name, () => JSON.parse(open(`${FOLDER}/${name}.json`)) as Item[]);
}

export const players = shared<Player>("players");
/** Staff of a shop: for `counter` alone, empty elsewhere. */
export const staff = shared<Player>("staff");
/** Codes that nobody has played; each is for one iteration. */
export const codes = shared<string>("codes");
/** Ids of the campaign's prizes, by ordinal: a handful, so every virtual user may have its own. */
export const prizes = JSON.parse(open(`${FOLDER}/prizes.json`)) as readonly string[];

/** The item for a number, beginning again after the last. @throws Error when there is none */
export function inTurn<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error("the run was given none of what it needs");
  return item;
}

/** The code of an iteration. @throws Error when the codes have run out: the runner made too few */
export function codeOf(iteration: number): string {
  const code = codes[iteration];
  if (code === undefined) throw new Error(`there is no code for iteration ${iteration}`);
  return code;
}
