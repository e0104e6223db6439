/** What the page's figures are made of; the page's script makes the same of newer ones. Pure, and small: it runs in both. */

import type { BoardState } from "../../../worker/overview/overview-view.ts";
import type { Language } from "../i18n/pages.ts";

/** A whole number with its thousands apart, as i18n/format.ts writes it. */
export function countText(count: number, language: Language): string {
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB")
    .format(count)
    .replaceAll("\u202f", "\u00a0");
}

/** A part of a whole in per cent; a dash while the whole is nothing. */
export function shareText(part: number, whole: number, language: Language): string {
  if (whole <= 0) return "–";
  const style = { style: "percent", maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", style).format(part / whole);
}

/** To the second: whoever watches sees by it that figures come. @param at milliseconds since the epoch */
export function clockText(at: number, language: Language, timeZone: string): string {
  const style = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone } as const;
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", style).format(at);
}

/** What each figure on the page says, by the name in its `data-live`. @param stock given and left, by prize ordinal */
export function liveTexts(
  { played, awarded, lastAt }: Pick<BoardState, "played" | "awarded" | "lastAt">,
  stock: readonly (number | null)[],
  { language, timeZone, never }: { language: Language; timeZone: string; never: string },
): Map<string, string> {
  const texts = new Map([
    ["played", countText(played, language)],
    ["last", lastAt === null ? never : clockText(lastAt, language, timeZone)],
  ]);
  for (const [ordinal, total] of stock.entries()) {
    const given = awarded[ordinal] ?? 0;
    texts.set(`given-${ordinal}`, countText(given, language));
    texts.set(`share-${ordinal}`, shareText(given, played, language));
    texts.set(`left-${ordinal}`, total === null ? "–" : countText(Math.max(0, total - given), language));
  }
  return texts;
}
