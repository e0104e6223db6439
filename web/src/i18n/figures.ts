/** Figures as staff read them. */

import type { Language } from "./pages.ts";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const CENTS_PER_EURO = 100;
/** Where the house is; campaigns name their own. */
export const HOUSE_TIME_ZONE = "Europe/Paris";

export function countText(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}

export function eurosText(cents: number, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], { style: "currency", currency: "EUR" });
  return format.format(cents / CENTS_PER_EURO);
}

/** @param share 0 to 1 */
export function shareText(share: number, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 3 });
  return format.format(share);
}

/** A day and a time of it. @param at milliseconds since the epoch */
export function momentText(at: number, language: Language, timeZone = HOUSE_TIME_ZONE): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  return format.format(at);
}
