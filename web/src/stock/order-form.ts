/** An order of stock as it is typed, and what it means. Pure. */

import type { StockChange } from "../../../worker/prizes/prize-office.ts";
import { countIn } from "./amounts.ts";

export const ORDER_KINDS = ["raise", "lower", "move"] as const;
export const ORDER_FIELDS = ["kind", "count", "fromShard", "toShard"] as const;
export type TypedOrder = Readonly<Record<(typeof ORDER_FIELDS)[number], string>>;

export const EMPTY_ORDER: TypedOrder = { kind: "raise", count: "", fromShard: "", toShard: "" };

export type ReadOrder =
  | { readonly kind: "read"; readonly change: StockChange }
  | { readonly kind: "wrong"; readonly fields: readonly ("count" | "fromShard" | "toShard")[] };

/** @param prize the ordinal of the prize that it is about */
export function readOrder(typed: TypedOrder, prize: number, shardCount: number): ReadOrder {
  const count = countIn(typed.count);
  if (count === undefined || count < 1) return { kind: "wrong", fields: ["count"] };
  if (typed.kind === "lower") return { kind: "read", change: { kind: "lower", prize, count } };
  if (typed.kind !== "move") return { kind: "read", change: { kind: "raise", prize, count } };
  const fromShard = countIn(typed.fromShard);
  const toShard = countIn(typed.toShard);
  if (fromShard === undefined || fromShard >= shardCount) return { kind: "wrong", fields: ["fromShard"] };
  if (toShard === undefined || toShard >= shardCount || toShard === fromShard)
    return { kind: "wrong", fields: ["toShard"] };
  return { kind: "read", change: { kind: "move", prize, count, fromShard, toShard } };
}

/** Units that would be left of the prize. */
export function leftAfter(change: StockChange, left: number): number {
  switch (change.kind) {
    case "raise":
      return left + change.count;
    case "lower":
      return Math.max(0, left - change.count);
    case "move":
      return left;
  }
}
