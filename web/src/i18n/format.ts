/** Numbers and dates as each language writes them. Formatters are costly to make, so they are kept. */

import type { Language } from "./pages.ts";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
/** Where the shops are: used when the campaign cannot say. */
export const HOUSE_TIME_ZONE = "Europe/Paris";
const PPM = 1_000_000;

const EURO_STYLE = { style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" } as const;
const SHARE_STYLE = { style: "percent", maximumFractionDigits: 2 } as const;

const EUROS: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat(LOCALES.fr, EURO_STYLE),
  en: new Intl.NumberFormat(LOCALES.en, EURO_STYLE),
};
const SHARES: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat(LOCALES.fr, SHARE_STYLE),
  en: new Intl.NumberFormat(LOCALES.en, SHARE_STYLE),
};
/** By language, style and zone. The zones are those of this house's campaigns: a handful. */
const DATES = new Map<string, Intl.DateTimeFormat>();

/** @param at milliseconds since the epoch, or ISO 8601. */
export function formatDate(
  at: number | string,
  language: Language,
  timeZone: string,
  withTime: boolean,
): string {
  const key = `${language} ${timeZone} ${withTime}`;
  const known = DATES.get(key);
  if (known) return known.format(new Date(at));
  const style: Intl.DateTimeFormatOptions = withTime
    ? { dateStyle: "long", timeStyle: "short" }
    : { dateStyle: "long" };
  const format = new Intl.DateTimeFormat(LOCALES[language], { ...style, timeZone });
  DATES.set(key, format);
  return format.format(new Date(at));
}

export function formatEuros(amount: number, language: Language): string {
  return EUROS[language].format(amount);
}

/** @param ppm parts per million. */
export function formatShare(ppm: number, language: Language): string {
  return SHARES[language].format(ppm / PPM);
}

const COUNTS: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat(LOCALES.fr),
  en: new Intl.NumberFormat(LOCALES.en),
};

/** A whole number with its thousands apart. */
export function formatCount(count: number, language: Language): string {
  return COUNTS[language].format(count);
}
