/** Lengths of time in words: "15 minutes", "6 mois". */

import type { Language } from "./pages.ts";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const DAY_SECONDS = 24 * 60 * 60;
/** A month of thirty days, a year of 365: how the site counts when it says them. */
const UNITS = [
  ["year", 365 * DAY_SECONDS],
  ["month", 30 * DAY_SECONDS],
  ["day", DAY_SECONDS],
  ["hour", 60 * 60],
  ["minute", 60],
  ["second", 1],
] as const;

/** A length in the largest unit that says it without a remainder. @param seconds a whole number, at least 1 */
export function formatDuration(seconds: number, language: Language): string {
  const [unit, unitSeconds] = UNITS.find(([, size]) => seconds % size === 0) ?? ["second", 1];
  return new Intl.NumberFormat(LOCALES[language], { style: "unit", unit, unitDisplay: "long" }).format(
    seconds / unitSeconds,
  );
}
