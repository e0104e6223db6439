/** Promise 3, from what desk and shards have stored: stock = awarded + quotas + reserve + transfers under way. */

import { hold } from "./broken-promise.ts";
import type { DeskWatch } from "./desk-watch.ts";
import type { ShardWatch } from "./shard-watch.ts";

/**
 * Checks the equation for every prize.
 * @returns units that a player may still win: those on their way out are none
 */
export function checkStock(desk: DeskWatch, shards: readonly ShardWatch[]): number {
  let left = 0;
  for (const [prize, stock] of desk.stock.entries()) {
    const at = (units: readonly number[] | undefined) => units?.[prize] ?? 0;
    const awarded = shards.reduce((sum, shard) => sum + at(shard.awarded), 0);
    const inShards = shards.reduce((sum, shard) => sum + at(shard.left), 0);
    const reserve = at(desk.reserve);
    let underWay = 0;
    for (const [id, { kind, shard, amounts }] of desk.pending) {
      const done = shards[shard]?.transfers.get(id);
      // A grant is on its way until the shard has it, a claim from when the shard has given it up.
      underWay += kind === "grant" ? (done ? 0 : at(amounts)) : Math.abs(at(done));
    }
    const parts = { stock, awarded, inShards, reserve, underWay };
    const isHeld = stock === awarded + inShards + reserve + underWay;
    const isPossible = awarded >= 0 && inShards >= 0 && reserve >= 0 && underWay >= 0;
    hold(3, isHeld && isPossible, () => `prize ${prize}: ${JSON.stringify(parts)}`);
    left += Math.max(0, stock - awarded - at(desk.lowering));
  }
  return left;
}
