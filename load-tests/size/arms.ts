/**
 * What is compared with what. Campaigns of every size are played alike: a phase visits as many shards, each as fresh
 * as the other, and plays as many of its codes, so that commits, drains and tables are equal and only the size is not.
 */

import type { CodeFormat } from "../../durable-objects/campaign-desk/definition.ts";
import { chance } from "../random.ts";

/** Of the thousand tickets of the smallest campaign, its only shard: one wakes it, and its last prizes stay unplayed. */
export const PLAYS_PER_VISIT = 900;
const WAKING_PLAYS = 1;
export const PLAYS_OF_VISIT = WAKING_PLAYS + PLAYS_PER_VISIT;

/** A campaign's size as it is compared. */
export interface Arm {
  readonly tickets: number;
  readonly shards: number;
  readonly codeFormat: CodeFormat;
}

const SMALLEST = 1_000;
const LARGEST = 1_500_000_000;

/**
 * By size. Decimal codes carry ten million tickets at most, so all sizes have base32 codes; a prefix of theirs names
 * 1, 32 or 1,024 shards, and 1.5 billion tickets need the most (a shard holds ten million).
 */
export const SIZE_ARMS: readonly [Arm, ...Arm[]] = [
  { tickets: SMALLEST, shards: 1, codeFormat: "base32-11" },
  { tickets: 100_000, shards: 32, codeFormat: "base32-11" },
  { tickets: 1_500_000, shards: 32, codeFormat: "base32-11" },
  { tickets: LARGEST, shards: 1024, codeFormat: "base32-11" },
  // The smallest once more, in the other format: what the comparison above owes to base32 codes.
  { tickets: SMALLEST, shards: 1, codeFormat: "decimal-10" },
];

/** The same campaign over more and more shards: as many tickets as every round takes of it, of each shard some. */
export function shardArms(shardCounts: readonly number[]): Arm[] {
  return shardCounts.map((shards) => ({ tickets: 1_000_000, shards, codeFormat: "decimal-10" }));
}

/** One shard of one campaign of an arm. */
export interface Place {
  /** Which of the arm's campaigns, from 0. */
  readonly campaign: number;
  readonly shard: number;
}

/** As many places as all rounds visit, none twice. */
export function placesOf({ shards }: Arm, count: number): Place[] {
  return Array.from({ length: count }, (_, index) => ({
    campaign: Math.floor(index / shards),
    shard: index % shards,
  }));
}

/** How many campaigns of an arm that takes. */
export function campaignsNeeded({ shards }: Arm, places: number): number {
  return Math.ceil(places / shards);
}

/**
 * The serials of one visit: the first wakes the shard and what the Worker keeps of its campaign, the others are
 * measured. They lie anywhere among the shard's own, because players do not come in the order of their serials.
 */
export function serialsOfVisit({ tickets, shards }: Arm, { shard }: Place, seed: number): number[] {
  const locals = Math.floor(tickets / shards); // the last may have one more; nobody needs it
  const random = chance(seed);
  const chosen = new Set<number>();
  while (chosen.size < PLAYS_OF_VISIT) chosen.add(Math.floor(random() * locals));
  return [...chosen].map((local) => shard + local * shards);
}

/**
 * The serials of one round over all shards of a campaign: one of each shard to wake it, then plays on any of them. No
 * round shares one with another.
 * @param order every serial once, in no order
 */
export function serialsOfRound(
  { shards }: Arm,
  order: readonly number[],
  { round, rounds, plays }: { readonly round: number; readonly rounds: number; readonly plays: number },
): { readonly waking: number[]; readonly measured: number[] } {
  const waking = Array.from({ length: shards }, (_, shard) => shard + shards * round);
  const firstOther = shards * rounds; // all before it wake somebody in some round
  const measured = order.filter((serial) => serial >= firstOther).slice(round * plays, (round + 1) * plays);
  if (measured.length < plays) throw new RangeError(`too few tickets for ${rounds} rounds of ${plays} plays`);
  return { waking, measured };
}
