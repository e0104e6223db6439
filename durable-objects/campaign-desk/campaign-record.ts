/** A campaign as the desk keeps it, what may be asked of it, and what others get to see of it. Pure. */

import { shardSeedOf } from "../ticket-shard/draw.ts";
import { total } from "../ticket-shard/quota.ts";
import type { Batch, CampaignState, ShardSettings } from "../ticket-shard/settings.ts";
import { apportion } from "./apportionment.ts";
import { MAX_BATCHES, MAX_PRIZES, MAX_SHARDS, MAX_STOCK, MAX_TICKETS_A_SHARD, PPM } from "./bounds.ts";
import type { CampaignCatalogue, CampaignDefinition, Prize, PurchaseRule } from "./definition.ts";
import { seedHashOf } from "./seed-hash.ts";
import type { StockRoom } from "./stock-room.ts";

export * from "./bounds.ts";
export { seedHashOf } from "./seed-hash.ts";

/** Everything public about a campaign; the seed lives beside it, so that no careless spread can publish it. */
export interface CampaignRecord extends Omit<CampaignCatalogue, "seed"> {
  /** The version by which shards learn of the close; null before. Once they all have it, the seed is public. */
  readonly closedVersion: number | null;
  /** One for each prize that is not active. */
  readonly withdrawals: readonly Withdrawal[];
  /** The additions of prizes that named a key, so that the same one sent twice makes one prize. At most `MAX_PRIZES`. */
  readonly additions: readonly Addition[];
}

/** What to give back when a prize becomes active again. */
export interface Withdrawal {
  readonly prize: number;
  /** The stock events up to this one came before; what was removed after it was withdrawn. */
  readonly afterEvent: number;
  /** Units that were on their way out already, for good. */
  readonly owed: number;
  /** What was asked for in the place of what was withdrawn; null when nothing was. */
  readonly stated: number | null;
}

export interface Addition {
  readonly key: string;
  readonly prize: number;
  /** Units it came with. */
  readonly stock: number;
}

/** A record as earlier versions stored it: without what prizes and campaigns gained since. */
export type StoredRecord = Omit<
  CampaignRecord,
  "prizes" | "batches" | "withdrawals" | "additions" | "grandPrize" | "purchaseRule"
> &
  Partial<Pick<CampaignRecord, "withdrawals" | "additions" | "grandPrize" | "purchaseRule">> & {
    readonly batches: readonly (Omit<Batch, "store" | "use"> & Partial<Pick<Batch, "store" | "use">>)[];
    readonly prizes: readonly (Omit<Prize, "isActive" | "createdAt"> &
      Partial<Pick<Prize, "isActive" | "createdAt">>)[];
  };

/**
 * A stored record, with what it lacks filled in.
 * @param createdAt when the campaign's first stock came, in milliseconds: its prizes are as old
 */
export function upToDate(stored: StoredRecord, createdAt: number): CampaignRecord {
  return {
    withdrawals: [],
    additions: [],
    grandPrize: null,
    purchaseRule: FIRST_PURCHASE_RULE,
    ...stored,
    batches: stored.batches.map((batch) => ({ store: null, use: "printed", ...batch })),
    prizes: stored.prizes.map((prize) => ({ isActive: true, createdAt, ...prize })),
  };
}

/** The owner's, from before it could be set. */
const FIRST_PURCHASE_RULE: PurchaseRule = { minimumCents: 4_900, isRequired: true };

/** Where each state may lead. What is closed never opens again: its seed may be public. */
const TRANSITIONS: Record<CampaignState, readonly CampaignState[]> = {
  draft: ["open"],
  open: ["paused", "closed"],
  paused: ["open", "closed"],
  closed: ["archived"],
  archived: [],
};

/** Euro cents. No receipt of a tea house is larger, so a rule above it is a slip of the hand. */
const MAX_MINIMUM_CENTS = 1_000_000;

/** The record in another state. */
export function inState(record: CampaignRecord, state: CampaignState): CampaignRecord {
  return state === "closed" ? { ...record, state, closedVersion: record.version + 1 } : { ...record, state };
}

export function mayBecome(from: CampaignState, to: CampaignState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Checks what the types cannot say. @returns a French sentence for the operator, or undefined when all is well */
export function problemOf(definition: CampaignDefinition): string | undefined {
  const { ticketCount, shardCount, prizes, batches } = definition;
  if (!Number.isSafeInteger(ticketCount) || ticketCount < 1)
    return "Le nombre de tickets doit être un entier d'au moins 1";
  if (!Number.isInteger(shardCount) || shardCount < 1 || shardCount > MAX_SHARDS) {
    return `Le nombre de fragments doit être un entier de 1 à ${MAX_SHARDS}`;
  }
  if (ticketCount > shardCount * MAX_TICKETS_A_SHARD) {
    return `Il y a au plus ${MAX_TICKETS_A_SHARD} tickets par fragment`;
  }
  if (![definition.opensAt, definition.closesAt, definition.claimUntil].every(Number.isSafeInteger)) {
    return "Les dates sont des nombres entiers de millisecondes";
  }
  if (definition.opensAt >= definition.closesAt) return "La campagne doit ouvrir avant de fermer";
  if (definition.claimUntil < definition.closesAt)
    return "Les gains doivent pouvoir être retirés au moins jusqu'à la fermeture";
  if (prizes.length < 1 || prizes.length > MAX_PRIZES) return `Il faut de 1 à ${MAX_PRIZES} lots`;
  const withStock = prizes.filter(({ stock }) => stock !== undefined);
  if (withStock.length !== 0 && withStock.length !== prizes.length)
    return "Donnez le stock de tous les lots, ou d'aucun";
  if (withStock.some(({ stock = -1 }) => !Number.isSafeInteger(stock) || stock < 0))
    return "Un stock doit être un entier positif ou nul";
  if (total(withStock.map(({ stock = 0 }) => stock)) > MAX_STOCK)
    return `Il y a au plus ${MAX_STOCK} prix en tout`;
  if (prizes.some(({ oddsPpm }) => !Number.isInteger(oddsPpm) || oddsPpm < 0 || oddsPpm > PPM)) {
    return "Une part doit être un entier de 0 à 1 000 000 (millionièmes)";
  }
  if (withStock.length === 0 && prizes.reduce((sum, { oddsPpm }) => sum + oddsPpm, 0) !== PPM) {
    return "Sans stocks, les parts doivent faire 1 000 000 (millionièmes) en tout";
  }
  if (batches.length > MAX_BATCHES) return `Il y a au plus ${MAX_BATCHES} tranches de tickets`;
  const sorted = [...batches].sort((a, b) => a.firstSerial - b.firstSerial);
  for (const [index, { firstSerial, lastSerial, label }] of sorted.entries()) {
    const isRange =
      Number.isInteger(firstSerial) &&
      Number.isInteger(lastSerial) &&
      firstSerial >= 0 &&
      firstSerial <= lastSerial;
    if (!isRange || lastSerial >= ticketCount)
      return `La tranche « ${label} » n'est pas une suite de tickets de la campagne`;
    if (firstSerial <= (sorted[index - 1]?.lastSerial ?? -1))
      return `La tranche « ${label} » en recouvre une autre`;
  }
  return undefined;
}

/** Why a purchase rule cannot be. @returns a French sentence for the operator, or undefined when it can */
export function purchaseRuleProblemOf({ minimumCents }: PurchaseRule): string | undefined {
  const isAmount =
    Number.isSafeInteger(minimumCents) && minimumCents >= 0 && minimumCents <= MAX_MINIMUM_CENTS;
  return isAmount ? undefined : "Le montant doit être de 0 à 10 000 €";
}

/** Tickets that would find nothing if all were played: fewer prizes are left, or on their way out, than tickets. */
export function shortageOf({ ticketCount }: CampaignRecord, { stock, lowering }: StockRoom): number {
  return Math.max(0, ticketCount - (total(stock) - total(lowering)));
}

/** The exact stock of each prize: as stated, or the tickets apportioned by the stated shares. */
export function stockOf(definition: CampaignDefinition): number[] {
  const isStated = definition.prizes.every(({ stock }) => stock !== undefined);
  return isStated
    ? definition.prizes.map(({ stock }) => stock ?? 0)
    : apportion(
        definition.ticketCount,
        definition.prizes.map(({ oddsPpm }) => oddsPpm),
      );
}

/**
 * A new campaign in state `draft`.
 * @param definition checked by `problemOf`
 * @param seed 32 random bytes, hex; only its hash enters the record
 * @param now milliseconds since the epoch
 */
export function newRecord(
  definition: CampaignDefinition,
  seed: string,
  newId: () => string,
  now: number,
): CampaignRecord {
  const { prizes, batches, grandPrize, purchaseRule, ...rest } = definition;
  return {
    ...rest,
    grandPrize: grandPrize ?? null,
    purchaseRule: purchaseRule ?? FIRST_PURCHASE_RULE,
    state: "draft",
    closedVersion: null,
    withdrawals: [],
    additions: [],
    prizes: prizes.map(({ stock: _stock, ...prize }, ordinal) => ({
      ...prize,
      id: newId(),
      ordinal,
      isActive: true,
      createdAt: now,
    })),
    batches: [...batches]
      .sort((a, b) => a.firstSerial - b.firstSerial)
      .map(({ store = null, use = "printed", ...batch }) => ({ ...batch, store, use, id: newId() })),
    seedHash: seedHashOf(seed),
    version: 1,
  };
}

/** What everyone may see of a campaign. @param seed only when no shard can take a play any more */
export function publicPartOf(record: CampaignRecord, seed: string | null): CampaignCatalogue {
  const { closedVersion, withdrawals, additions, ...catalogue } = record;
  return { ...catalogue, seed };
}

/** What one shard is told. */
export function settingsFor(record: CampaignRecord, seed: string, shardIndex: number): ShardSettings {
  const { version, slug, shardCount, ticketCount, state, opensAt, closesAt, drawMode, batches, prizes } =
    record;
  const shardSeed = shardSeedOf(seed, slug, shardIndex);
  const oddsPpm = prizes.map((prize) => prize.oddsPpm);
  return {
    version,
    campaign: slug,
    shardIndex,
    shardCount,
    ticketCount,
    state,
    opensAt,
    closesAt,
    drawMode,
    oddsPpm,
    shardSeed,
    batches,
  };
}
