/** What a seed is about: a small campaign, some players and how much of everything happens. */

import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { CAMPAIGN } from "./house.ts";
import type { Dice } from "./runtime/dice.ts";

export const DAY_MS = 86_400_000;
/** Wide enough apart that no two seeds share an instant: ids that count within one would carry over. */
const SEED_APART_MS = DAY_MS;
const FIRST_START_MS = Date.UTC(2026, 10, 1);

export interface Scenario {
  readonly startMs: number;
  /** Things happen until then; after it the weather is calm. */
  readonly busyMs: number;
  readonly definition: CampaignDefinition;
  readonly players: readonly string[];
  readonly plays: number;
  readonly orders: number;
  readonly refunds: number;
  readonly erasures: number;
  readonly looks: number;
  readonly crashes: number;
  readonly clockJumps: number;
  readonly outages: number;
  /** How often a shard is out of everybody's reach for a while. */
  readonly partitions: number;
  /** Prizes' stocks are edited: what a raise adds can then not be told from what an edition does. */
  readonly editsPrizes: boolean;
  /** The last order is to close, while people play. */
  readonly closesEarly: boolean;
}

export function startOf(seed: number): number {
  return FIRST_START_MS + seed * SEED_APART_MS;
}

export function drawScenario(seed: number, dice: Dice): Scenario {
  const startMs = startOf(seed);
  const shardCount = dice.between(1, 4);
  const ticketCount = shardCount * dice.between(2, 12) + dice.below(shardCount);
  // In a second everybody's questions cross; within minutes an alarm is given up after two minutes of retries.
  const busyMs = dice.oneOf([1_000, 5_000, 30_000, 240_000]);
  return {
    startMs,
    busyMs,
    definition: definitionOf(dice, startMs, busyMs, shardCount, ticketCount),
    players: Array.from({ length: dice.between(2, 5) }, (_, index) => `player-${index}`),
    plays: dice.between(ticketCount, 3 * ticketCount),
    orders: dice.happens(0.3) ? 0 : dice.between(1, 12),
    refunds: dice.between(0, 4),
    erasures: dice.happens(0.7) ? 0 : dice.between(1, 2),
    looks: dice.between(0, 6),
    crashes: dice.happens(0.4) ? 0 : dice.between(1, 8),
    clockJumps: dice.happens(0.5) ? 0 : dice.between(1, 6),
    outages: dice.happens(0.6) ? 0 : dice.between(1, 2),
    partitions: dice.happens(0.6) ? 0 : dice.between(1, 2),
    editsPrizes: dice.happens(0.3),
    closesEarly: dice.happens(0.15),
  };
}

function definitionOf(
  dice: Dice,
  startMs: number,
  busyMs: number,
  shardCount: number,
  ticketCount: number,
): CampaignDefinition {
  const count = dice.between(1, 3);
  // As many prizes as tickets is how campaigns are made; with fewer shards run dry, with more some is left. With a
  // unit or two in a shard, nearly every play asks for one that is somewhere else.
  const units = Math.max(count, Math.round(ticketCount * dice.oneOf([1, 0.7, 1.3, 0.3, 0.1])));
  const cut = dice.between(0, ticketCount - 1);
  const closesAt = startMs + (dice.happens(0.1) ? busyMs / 2 : DAY_MS);
  const texts = { name: "Infuseur", nameEn: "Infuser", description: "", descriptionEn: "" };
  const ranges = [
    { label: "first", firstSerial: 0, lastSerial: cut, status: "active", store: "nice" },
    {
      label: "second",
      firstSerial: cut + 1,
      lastSerial: ticketCount - 1,
      status: dice.oneOf(["active", "sent"] as const),
    },
  ] as const;
  return {
    slug: CAMPAIGN,
    name: "Simulation",
    timeZone: "Europe/Paris",
    codeFormat: "decimal-10",
    ticketCount,
    shardCount,
    drawMode: dice.oneOf(["quota", "probability"]),
    opensAt: startMs - DAY_MS,
    closesAt,
    claimUntil: closesAt + dice.oneOf([1, 30]) * DAY_MS,
    prizes: Array.from({ length: count }, (_, prize) => ({
      type: "PHYSICAL" as const,
      valueCents: 100,
      oddsPpm: prize * 100_000, // the first has no odds: in probability mode it goes when nothing else is left
      stock: share(units, prize, count),
      ...texts,
    })),
    batches: ranges.filter(({ firstSerial, lastSerial }) => firstSerial <= lastSerial),
  };
}

/** A prize's part of all units; the first get what is left over. */
function share(units: number, prize: number, count: number): number {
  return Math.floor(units / count) + (prize < units % count ? 1 : 0);
}
