/** What the desk does about stock, as events to be stored. Each function reads the room and returns what follows. */

import { atMost, total } from "../ticket-shard/quota.ts";
import { apportion, dealtTo } from "./apportionment.ts";
import type { CampaignRecord } from "./campaign-record.ts";
import { MAX_STOCK } from "./campaign-record.ts";
import type { StockChange } from "./definition.ts";
import type { Destination, PendingTransfer, StockEvent, StockRoom } from "./stock-room.ts";
import { freeReserve, only } from "./stock-room.ts";

/** Makes ids of transfers; they must never repeat within a campaign. */
export type NewId = () => string;

/**
 * New stock: into the reserve, and dealt out to every shard at once, so that the shares of the draw follow.
 * @param startAt units dealt before, so that single units do not always fall to the first shard
 */
export function raise(
  room: StockRoom,
  amounts: readonly number[],
  startAt: number,
  newId: NewId,
): StockEvent[] {
  const events: StockEvent[] = [{ kind: "raised", amounts }];
  for (let shard = 0; shard < room.shardCount; shard++) {
    const part = dealtTo(shard, room.shardCount, amounts, startAt);
    if (total(part) > 0) events.push({ kind: "granted", id: newId(), shard, amounts: part });
  }
  return events;
}

/** Why a change of stock cannot be asked for. @returns a French sentence for the operator, or undefined when it can */
export function stockProblemOf(
  record: CampaignRecord,
  room: StockRoom,
  asked: StockChange,
): string | undefined {
  if (record.closedVersion !== null) return "La campagne est close : son stock ne change plus";
  const prize = record.prizes.find(({ ordinal }) => ordinal === asked.prize);
  if (!prize) return "Ce lot n'existe pas";
  if (!prize.isActive) return "Ce lot est désactivé : réactivez-le pour changer son stock";
  if (!Number.isSafeInteger(asked.count) || asked.count < 1)
    return "La quantité doit être un entier d'au moins 1";
  if (asked.kind === "raise" && total(room.stock) + asked.count > MAX_STOCK) {
    return `Il y a au plus ${MAX_STOCK} prix en tout`;
  }
  if (asked.kind !== "move") return undefined;
  const isShard = (shard: number) => Number.isInteger(shard) && shard >= 0 && shard < record.shardCount;
  if (!isShard(asked.fromShard) || !isShard(asked.toShard)) return "Ce fragment n'existe pas";
  return asked.fromShard === asked.toShard ? "Choisissez deux fragments différents" : undefined;
}

/** A change that head office asks for. Lowering and moving first have to get the units back from the shards. */
export function change(room: StockRoom, asked: StockChange, newId: NewId): StockEvent[] {
  switch (asked.kind) {
    case "raise":
      return raise(room, only(asked.prize, asked.count), room.stock[asked.prize] ?? 0, newId);
    case "lower":
      return [{ kind: "lowering-asked", prize: asked.prize, count: asked.count }];
    case "move": {
      const destination: Destination = { kind: "shard", shard: asked.toShard };
      const amounts = only(asked.prize, asked.count);
      return [{ kind: "claimed", id: newId(), shard: asked.fromShard, amounts, destination }];
    }
  }
}

/**
 * The next step of a lowering: remove what is in the reserve, else claim the rest from the shards in proportion to
 * what they may hold, else admit that no more can be had. Empty when nothing is to be done now.
 */
export function lower(room: StockRoom, newId: NewId): StockEvent[] {
  return room.lowering.flatMap((count, prize): StockEvent[] => {
    if (count === 0) return [];
    const inReserve = Math.min(count, room.reserve[prize] ?? 0);
    if (inReserve > 0) return [{ kind: "removed", prize, count: inReserve }];
    const isClaiming = [...room.pending.values()].some(
      ({ kind, amounts }) => kind === "claim" && (amounts[prize] ?? 0) > 0,
    );
    if (isClaiming) return []; // what comes back may be enough
    const held = Array.from({ length: room.shardCount }, (_, shard) => room.heldAtMost(shard)[prize] ?? 0);
    const claimable = Math.min(count, total(held));
    if (claimable === 0) return [{ kind: "lowering-ended", prize }];
    return apportion(claimable, held).flatMap((amount, shard): StockEvent[] =>
      amount > 0
        ? [
            {
              kind: "claimed",
              id: newId(),
              shard,
              amounts: only(prize, amount),
              destination: { kind: "reserve" },
            },
          ]
        : [],
    );
  });
}

/** A shard's report on a transfer, and what follows from it in the same breath: a claim for another shard goes on. */
export function settle(
  room: StockRoom,
  report: {
    readonly id: string;
    readonly amounts: readonly number[];
    readonly left: readonly number[];
    readonly seq: number;
  },
  newId: NewId,
): StockEvent[] {
  const transfer = room.pending.get(report.id);
  if (!transfer) return []; // settled by an earlier copy of the same report
  const settled: StockEvent = { kind: "settled", ...report };
  const { destination } = transfer;
  if (transfer.kind === "grant" || destination.kind === "reserve" || total(report.amounts) === 0)
    return [settled];
  return [settled, { kind: "granted", id: newId(), shard: destination.shard, amounts: report.amounts }];
}

export type Restock =
  | { readonly kind: "events"; readonly events: readonly StockEvent[] }
  /** Something is on its way to the shard already. */
  | { readonly kind: "under-way" }
  /** Units may be on their way back from these shards: only their reports tell. */
  | { readonly kind: "hear-first"; readonly shards: readonly number[] }
  /** By what is known here the shard that asks holds something: units that came when its question had left. */
  | { readonly kind: "hear-itself" }
  /** Only shards that could not be reached may have something left. */
  | { readonly kind: "out-of-reach" }
  | { readonly kind: "nothing-left" };

/**
 * The next step for a shard that ran dry: what was already claimed for it, else half of the free reserve, else half
 * of what the fullest other shard may hold. Halves, so that few calls even out what is left, and the giver is not dry
 * at once. That a shard asks is no proof that it is empty by now, so it is not left out before "nothing left".
 * @param unreachable shards that did not answer during this restock; they are passed over, never counted as empty
 */
export function restock(
  room: StockRoom,
  shard: number,
  newId: NewId,
  unreachable: ReadonlySet<number>,
): Restock {
  if (room.pendingFor(shard).some(({ kind }) => kind === "grant")) return { kind: "under-way" };
  const claims = [...room.pending.values()].filter(({ kind }) => kind === "claim");
  const reachable = claims.filter((claim) => !unreachable.has(claim.shard));
  const own = reachable.filter(
    ({ destination }) => destination.kind === "shard" && destination.shard === shard,
  );
  if (own.length > 0) return hearFirst(own);
  const free = freeReserve(room);
  if (total(free) > 0) {
    return { kind: "events", events: [{ kind: "granted", id: newId(), shard, amounts: halves(free) }] };
  }
  const donor = fullestShard(room, (other) => other !== shard && !unreachable.has(other));
  if (donor !== undefined) {
    const amounts = halves(room.heldAtMost(donor));
    const destination: Destination = { kind: "shard", shard };
    return { kind: "events", events: [{ kind: "claimed", id: newId(), shard: donor, amounts, destination }] };
  }
  if (reachable.length > 0) return hearFirst(reachable);
  if (total(room.heldAtMost(shard)) > 0 && !unreachable.has(shard)) return { kind: "hear-itself" };
  const hidden = fullestShard(room, (other) => unreachable.has(other));
  return hidden !== undefined || claims.length > 0 ? { kind: "out-of-reach" } : { kind: "nothing-left" };
}

function hearFirst(claims: readonly PendingTransfer[]): Restock {
  return { kind: "hear-first", shards: [...new Set(claims.map((claim) => claim.shard))] };
}

/** The shard that may hold most among those in question; undefined when none of them may hold anything. */
function fullestShard(room: StockRoom, isInQuestion: (shard: number) => boolean): number | undefined {
  let fullest: number | undefined;
  let most = 0;
  for (let shard = 0; shard < room.shardCount; shard++) {
    const held = isInQuestion(shard) ? total(room.heldAtMost(shard)) : 0;
    if (held > most) {
      fullest = shard;
      most = held;
    }
  }
  return fullest;
}

function halves(units: readonly number[]): number[] {
  return atMost(
    units.map((count) => Math.ceil(count / 2)),
    units,
  );
}
