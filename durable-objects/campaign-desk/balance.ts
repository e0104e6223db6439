/** The stock equation of promise 3, put together from the desk's view and what each shard reports. Pure. */

import { add } from "../ticket-shard/quota.ts";
import type { ShardProgress } from "../ticket-shard/transfers.ts";
import type { PrizeBalance } from "./definition.ts";
import type { PendingTransfer, StockRoom } from "./stock-room.ts";

/**
 * stock = awarded + in shards + reserve + under way, prize by prize.
 * A pending grant is under way until its shard has it; a pending claim from when its shard gave it up.
 */
export function balanceOf(
  room: Pick<StockRoom, "stock" | "reserve">,
  pending: readonly PendingTransfer[],
  shards: readonly ShardProgress[],
): PrizeBalance[] {
  const applied = new Map(shards.flatMap((shard) => shard.applied).map(({ id, amounts }) => [id, amounts]));
  const underWay = pending
    .map(({ id, kind, amounts }) =>
      kind === "grant" ? (applied.has(id) ? [] : amounts) : (applied.get(id) ?? []),
    )
    .reduce<readonly number[]>(add, []);
  const awarded = shards.map((shard) => shard.awarded).reduce<readonly number[]>(add, []);
  const inShards = shards.map((shard) => shard.left).reduce<readonly number[]>(add, []);
  return room.stock.map((stock, ordinal) => ({
    ordinal,
    stock,
    awarded: awarded[ordinal] ?? 0,
    inShards: inShards[ordinal] ?? 0,
    reserve: room.reserve[ordinal] ?? 0,
    underWay: underWay[ordinal] ?? 0,
  }));
}
