/** Prizes as the contract shows them. */

import type { GrandPrize, Prize } from "../../durable-objects/campaign-desk/definition.ts";
import type { PrizeView } from "../services.ts";

export type Language = "fr" | "en";

/** A prize in one language; its value in euros with two decimals, as text. */
export function prizeView(prize: Prize, language: Language): PrizeView {
  return {
    id: prize.id,
    type: prize.type,
    name: language === "fr" ? prize.name : prize.nameEn,
    description: language === "fr" ? prize.description : prize.descriptionEn,
    value: (prize.valueCents / 100).toFixed(2),
  };
}

/** What is drawn at the end, in one language; null when nothing is. */
export function grandPrizeView(
  prize: GrandPrize | null,
  language: Language,
): Pick<PrizeView, "name" | "description" | "value"> | null {
  if (!prize) return null;
  return {
    name: language === "fr" ? prize.name : prize.nameEn,
    description: language === "fr" ? prize.description : prize.descriptionEn,
    value: (prize.valueCents / 100).toFixed(2),
  };
}
