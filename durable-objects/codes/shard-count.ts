/** How many shards a campaign gets, and which sizes its codes can carry. */

import type { CodeFormat } from "../campaign-desk/definition.ts";
import { FORMATS } from "./format.ts";

/** A prize with a share of 4 % then has 400 pieces in every shard, so that stock seldom has to move between them. */
const TICKETS_PER_SHARD_MIN = 10_000;
/** At most one possible code in a thousand is a ticket: with the limits on wrong codes, guessing stays hopeless. */
const CODES_PER_TICKET_MIN = 1_000;
/** A shard keeps a ledger row a ticket, some 500 bytes with its indexes; a Durable Object stores at most 10 GB. */
const TICKETS_PER_SHARD_MAX = 10_000_000;

/** The largest number of shards that leaves each at least 10,000 tickets; one for campaigns smaller than that. */
export function chooseShardCount(format: CodeFormat, ticketCount: number): number {
  const fitting = FORMATS[format].shardCounts.filter(
    (count) => Math.floor(ticketCount / count) >= TICKETS_PER_SHARD_MIN,
  );
  return Math.max(1, ...fitting);
}

/**
 * The most tickets a campaign of this format can have over `shardCount` shards: 10 million in decimal whatever
 * the shards (one code in 1,000 is then valid), 10 million a shard and 10.24 billion in all in base32.
 */
export function ticketCountMax(format: CodeFormat, shardCount: number): number {
  const { alphabet, length } = FORMATS[format];
  const byGuessing = Math.floor(alphabet.length ** length / CODES_PER_TICKET_MIN);
  return Math.min(byGuessing, TICKETS_PER_SHARD_MAX * shardCount);
}

/** Says in French, for the operator, why codes cannot be made for a campaign of this size; null when they can. */
export function codeSizeProblem(format: CodeFormat, ticketCount: number, shardCount: number): string | null {
  const { shardCounts } = FORMATS[format];
  if (!shardCounts.includes(shardCount)) {
    return `Des codes ${format} nomment ${shardCounts.join(", ")} fragments, pas ${shardCount}`;
  }
  if (!Number.isInteger(ticketCount) || ticketCount < shardCount) {
    return `Il faut un nombre entier de tickets, au moins un pour chacun des ${shardCount} fragments, pas ${ticketCount}`;
  }
  const most = ticketCountMax(format, shardCount);
  if (ticketCount > most)
    return `Des codes ${format} sur ${shardCount} fragments portent au plus ${most} tickets, pas ${ticketCount}`;
  return null;
}
