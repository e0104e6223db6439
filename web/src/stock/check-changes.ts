/** The two forms of a prize, from what was typed to what the page shows or the desk is asked. */

import {
  type Effect,
  effectOf,
  type PrizeStanding,
  type PrizesStanding,
} from "../../../worker/prizes/effect.ts";
import type { PrizeChanges, StockChange } from "../../../worker/prizes/prize-office.ts";
import { leftAfter } from "./order-form.ts";
import type { PrizeValues } from "./prize-form.ts";

/** What the typed values would do. @param current null for a new prize */
export function effectOfValues(
  standing: PrizesStanding,
  current: PrizeStanding | null,
  values: PrizeValues,
): Effect {
  const { name, nameEn, oddsPpm, isActive } = values;
  const left = values.stock ?? current?.left ?? 0;
  return effectOf(standing, { ordinal: current?.ordinal ?? null, name, nameEn, left, isActive, oddsPpm });
}

/** What an order of stock would do. */
export function effectOfOrder(standing: PrizesStanding, current: PrizeStanding, change: StockChange): Effect {
  const { name, nameEn, oddsPpm, isActive } = current.prize;
  const left = leftAfter(change, current.left);
  return effectOf(standing, { ordinal: current.ordinal, name, nameEn, left, isActive, oddsPpm });
}

/** Of the typed values those that differ from the prize: what a colleague changes meanwhile stays theirs. */
export function changesFrom({ prize }: PrizeStanding, values: PrizeValues): PrizeChanges {
  const { stock, type: _type, ...rest } = values;
  const differing = Object.entries(rest).filter(
    ([name, value]) => prize[name as keyof typeof rest] !== value,
  );
  return { ...Object.fromEntries(differing), ...(stock !== null && { stock }) };
}
