/** Which drawing stands for a prize: chosen by what it is called, so any campaign's catalogue has one. */

import type { PrizeView } from "../../../worker/services.ts";

export type DrawingName = "infuser" | "pouch" | "tin" | "box" | "chest" | "voucher" | "gift";

const BY_WORD: readonly (readonly [RegExp, DrawingName])[] = [
  [/infus/i, "infuser"],
  [/premium|prestige/i, "chest"],
  [/\b(coffret|box|set)\b/i, "box"],
  [/d[ée]tox/i, "pouch"],
  [/th[ée]|tea/i, "tin"],
];

export function drawingOf(prize: Pick<PrizeView, "name" | "type">): DrawingName {
  if (prize.type === "DISCOUNT") return "voucher";
  return BY_WORD.find(([word]) => word.test(prize.name))?.[1] ?? "gift";
}
