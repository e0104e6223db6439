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
const COUNTS: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat(LOCALES.fr),
  en: new Intl.NumberFormat(LOCALES.en),
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
  if (known) return inHouseStyle(known.format(new Date(at)), language);
  const style: Intl.DateTimeFormatOptions = withTime
    ? { dateStyle: "long", timeStyle: "short" }
    : { dateStyle: "long" };
  const format = new Intl.DateTimeFormat(LOCALES[language], { ...style, timeZone });
  DATES.set(key, format);
  return inHouseStyle(format.format(new Date(at)), language);
}

/** As the house writes French, in its mails too: « 1er décembre », « 5 h 27 ». */
function inHouseStyle(date: string, language: Language): string {
  if (language !== "fr") return date;
  return date.replace(/^1 /, "1er ").replace(/0?(\d{1,2}):(\d\d)$/, "$1\u00a0h\u00a0$2");
}

export function formatEuros(amount: number, language: Language): string {
  return EUROS[language].format(amount);
}

/** A whole number with its thousands apart: by a space that is seen, where the narrow one is a hair in our typeface. */
export function formatCount(count: number, language: Language): string {
  return COUNTS[language].format(count).replaceAll("\u202f", "\u00a0");
}

/** @param ppm parts per million. */
export function formatShare(ppm: number, language: Language): string {
  return SHARES[language].format(ppm / PPM);
}
