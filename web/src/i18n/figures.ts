/** Figures as staff read them. */

import type { Language } from "./pages.ts";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const CENTS_PER_EURO = 100;

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
