/**
 * What the desk does about prizes: the record that follows and the stock events that go with it, to be stored
 * together. A prize is withdrawn by lowering all that is left of it, and comes back by raising: whatever shards do
 * meanwhile, the stock equation holds and a valid ticket finds what is left, because stock moves as it always does.
 */

import { total } from "../ticket-shard/quota.ts";
import type { CampaignRecord, Withdrawal } from "./campaign-record.ts";
import { MAX_PRIZES, MAX_STOCK, PPM } from "./campaign-record.ts";
import type { NewPrize, Prize, PrizeChanges, PrizeFigures } from "./definition.ts";
import type { NewId } from "./stock-decisions.ts";
import { raise } from "./stock-decisions.ts";
import type { StockEvent, StockRoom } from "./stock-room.ts";
import { only } from "./stock-room.ts";

/** What a decision rests on. */
export interface PrizeDeps {
  readonly record: CampaignRecord;
  readonly room: StockRoom;
  /** The number of the last stock event. */
  readonly lastEvent: number;
  /** Units of a prize that left the campaign after an event. */
  readonly removedSince: (event: number, prize: number) => number;
  readonly newId: NewId;
}

export type PrizeDecision =
  | {
      readonly kind: "decided";
      /** Its version is still the one before. */
      readonly record: CampaignRecord;
      readonly events: readonly StockEvent[];
    }
  | { readonly kind: "invalid"; readonly problem: string };

const CLOSED = "La campagne est close : ses prix ne changent plus, sauf leurs textes et leur valeur";
const TOO_MUCH_STOCK = `Il y a au plus ${MAX_STOCK} prix en tout`;

/**
 * A new prize, last in the catalogue, its stock shared out at once.
 * @param now milliseconds since the epoch
 * @param key the same addition sent again names the same; null when it cannot be recognised
 */
export function addition(deps: PrizeDeps, asked: NewPrize, now: number, key: string | null): PrizeDecision {
  const { record, room, newId } = deps;
  const { stock, ...wording } = asked;
  const problem = figureProblemOf(asked);
  if (problem) return invalid(problem);
  if (record.closedVersion !== null) return invalid(CLOSED);
  if (record.prizes.length >= MAX_PRIZES) return invalid(`Il y a au plus ${MAX_PRIZES} lots`);
  if (total(room.stock) + stock > MAX_STOCK) return invalid(TOO_MUCH_STOCK);
  const ordinal = record.prizes.length; // prizes are never removed, so no ledger knows this one yet
  const prize: Prize = { ...wording, id: newId(), ordinal, isActive: true, createdAt: now };
  const additions = key === null ? record.additions : [...record.additions, { key, prize: ordinal, stock }];
  return {
    kind: "decided",
    record: { ...record, prizes: [...record.prizes, prize], additions },
    // Even without a unit: the room's lists then have an entry for it. The deal goes on where the earlier ones ended.
    events: raise(room, only(ordinal, stock), total(room.stock), newId),
  };
}

/** Takes a prize out of the game. Doing it again changes nothing. */
export function deactivation({ record, room, lastEvent }: PrizeDeps, ordinal: number): PrizeDecision {
  if (!record.prizes[ordinal]?.isActive) return { kind: "decided", record, events: [] };
  if (record.closedVersion !== null) return invalid(CLOSED);
  const owed = room.lowering[ordinal] ?? 0;
  // Also what was won: nobody knows how much that is by now, and a lowering ends when nothing more can be had.
  const count = (room.stock[ordinal] ?? 0) - owed;
  const withdrawal: Withdrawal = { prize: ordinal, afterEvent: lastEvent, owed, stated: null };
  return {
    kind: "decided",
    record: {
      ...withPrize(record, ordinal, { isActive: false }),
      withdrawals: [...record.withdrawals, withdrawal],
    },
    events: count > 0 ? [{ kind: "lowering-asked", prize: ordinal, count }] : [],
  };
}

/**
 * Changes of a prize that exists. What is asked for and already so is no change, so the same twice acts once.
 * @param awarded how many of it were won, as just read from all shards
 */
export function edition(
  deps: PrizeDeps,
  ordinal: number,
  changes: PrizeChanges,
  awarded: number,
): PrizeDecision {
  const { record, room } = deps;
  const before = record.prizes[ordinal];
  if (!before) return invalid("Ce lot n'existe pas");
  const problem = figureProblemOf(changes);
  if (problem) return invalid(problem);
  const { stock, isActive = before.isActive, ...wording } = changes;
  const left = figuresOf(deps, ordinal, awarded).left;
  const isOtherGame =
    isActive !== before.isActive ||
    (stock !== undefined && stock !== left) ||
    (wording.oddsPpm !== undefined && wording.oddsPpm !== before.oddsPpm);
  if (isOtherGame && record.closedVersion !== null) return invalid(CLOSED);

  const worded = withPrize(record, ordinal, inBothLanguages(before, wording));
  const reworded: PrizeDeps = { ...deps, record: worded };
  if (!isActive) {
    const withdrawn = deactivation(reworded, ordinal);
    return stock === undefined ? withdrawn : stating(withdrawn, ordinal, stock);
  }
  const events = before.isActive
    ? stock === undefined
      ? []
      : towards(deps, ordinal, stock, awarded)
    : returning(deps, ordinal, stock, awarded);
  const raised = events.reduce((sum, event) => sum + (event.kind === "raised" ? total(event.amounts) : 0), 0);
  if (total(room.stock) + raised > MAX_STOCK) return invalid(TOO_MUCH_STOCK);
  const withdrawals = worded.withdrawals.filter(({ prize }) => prize !== ordinal);
  return {
    kind: "decided",
    record: { ...withPrize(worded, ordinal, { isActive: true }), withdrawals },
    events,
  };
}

/** Where a prize stands. @param awarded how many of it were won, as just read from all shards */
export function figuresOf(
  { record, room, removedSince }: Pick<PrizeDeps, "record" | "room" | "removedSince">,
  ordinal: number,
  awarded: number,
): PrizeFigures {
  const withdrawal = record.withdrawals.find(({ prize }) => prize === ordinal);
  const left = withdrawal
    ? (withdrawal.stated ?? unitsWithdrawn(withdrawal, removedSince))
    : (room.stock[ordinal] ?? 0) - (room.lowering[ordinal] ?? 0) - awarded;
  // Below zero while more is to be lowered than is left.
  return { ordinal, left: Math.max(0, left), awarded };
}

function unitsWithdrawn(
  { afterEvent, prize, owed }: Withdrawal,
  removedSince: PrizeDeps["removedSince"],
): number {
  return removedSince(afterEvent, prize) - owed;
}

/** A prize comes back: with the stock that is stated, else with as much as was withdrawn. */
function returning(
  deps: PrizeDeps,
  ordinal: number,
  stock: number | undefined,
  awarded: number,
): StockEvent[] {
  const withdrawal = deps.record.withdrawals.find(({ prize }) => prize === ordinal);
  const stated = stock ?? withdrawal?.stated ?? null;
  if (stated !== null || !withdrawal) return towards(deps, ordinal, stated ?? 0, awarded);
  return [
    ...endOfLowering(deps.room, ordinal),
    ...differing(deps, ordinal, unitsWithdrawn(withdrawal, deps.removedSince)),
  ];
}

/** So much is still to be given: what was to be lowered is counted in, and what is won from now on goes off it. */
function towards(deps: PrizeDeps, ordinal: number, stock: number, awarded: number): StockEvent[] {
  const { room } = deps;
  if (stock === figuresOf({ ...deps, record: { ...deps.record, withdrawals: [] } }, ordinal, awarded).left)
    return [];
  const remaining = (room.stock[ordinal] ?? 0) - awarded;
  return [...endOfLowering(room, ordinal), ...differing(deps, ordinal, stock - remaining)];
}

/** The last word counts: what an earlier lowering did not get yet stays, unless this one asks for it again. */
function endOfLowering(room: StockRoom, ordinal: number): StockEvent[] {
  return (room.lowering[ordinal] ?? 0) > 0 ? [{ kind: "lowering-ended", prize: ordinal }] : [];
}

function differing({ room, newId }: PrizeDeps, ordinal: number, difference: number): StockEvent[] {
  if (difference > 0) return raise(room, only(ordinal, difference), total(room.stock), newId);
  return difference < 0 ? [{ kind: "lowering-asked", prize: ordinal, count: -difference }] : [];
}

/** The same decision, with the stock that the prize is to come back with. */
function stating(decision: PrizeDecision, ordinal: number, stock: number): PrizeDecision {
  if (decision.kind === "invalid") return decision;
  const withdrawals = decision.record.withdrawals.map((withdrawal) =>
    withdrawal.prize === ordinal ? { ...withdrawal, stated: stock } : withdrawal,
  );
  return { ...decision, record: { ...decision.record, withdrawals } };
}

function withPrize(record: CampaignRecord, ordinal: number, changes: Partial<Prize>): CampaignRecord {
  const prizes = record.prizes.map((prize) => (prize.ordinal === ordinal ? { ...prize, ...changes } : prize));
  return { ...record, prizes };
}

type Wording = Omit<PrizeChanges, "stock" | "isActive">;

/** An English text that only repeats the French one follows it. */
function inBothLanguages(before: Prize, wording: Wording): Wording {
  const { name, description, nameEn, descriptionEn } = wording;
  return {
    ...wording,
    ...(name !== undefined && nameEn === undefined && before.nameEn === before.name && { nameEn: name }),
    ...(description !== undefined &&
      descriptionEn === undefined &&
      before.descriptionEn === before.description && { descriptionEn: description }),
  };
}

function figureProblemOf({ stock = 0, oddsPpm = 0, valueCents = 0 }: PrizeChanges): string | undefined {
  if (!Number.isSafeInteger(stock) || stock < 0) return "Un stock doit être un entier positif ou nul";
  if (!Number.isInteger(oddsPpm) || oddsPpm < 0 || oddsPpm > PPM)
    return "Une part doit être un entier de 0 à 1 000 000 (millionièmes)";
  if (!Number.isSafeInteger(valueCents) || valueCents < 0)
    return "Une valeur doit être un nombre entier de centimes, positif ou nul";
  return undefined;
}

function invalid(problem: string): PrizeDecision {
  return { kind: "invalid", problem };
}
