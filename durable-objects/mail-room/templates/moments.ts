/** Instants as mails word them: by the clock of the place they are about. */

import type { Language } from "./content.ts";

/** The house's own clock, for what belongs to no campaign. */
export const HOUSE_TIME_ZONE = "Europe/Paris";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

/** « jeudi 31 décembre 2026 à 23 h 59 ». @param at milliseconds since the epoch */
export function momentText(at: number, timeZone: string, language: Language): string {
  // « 1 h 36 », but “01:36”: as each language writes the hour of a day of 24.
  const hour = language === "fr" ? "numeric" : "2-digit";
  return format(at, timeZone, language, { weekday: "long", hour, minute: "2-digit" });
}

/** « 31 décembre 2026 ». */
export function dayText(at: number, timeZone: string, language: Language): string {
  return format(at, timeZone, language, {});
}

/**
 * The last moment of a time that ends at `until`, for « au plus tard le … ». Midnight belongs to the day that
 * begins with it: told as 0:00 it would be read as a day more than there is.
 */
export function lastMoment(until: number, timeZone: string): number {
  const clock = formatOf("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  return clock.format(until) === "00:00" ? until - 1 : until;
}

function format(
  at: number,
  timeZone: string,
  language: Language,
  more: Pick<Intl.DateTimeFormatOptions, "weekday" | "hour" | "minute">,
): string {
  const day = { day: "numeric", month: "long", year: "numeric" } as const;
  const parts = formatOf(LOCALES[language], { timeZone, ...day, ...more }).formatToParts(at);
  return parts
    .map(({ type, value }, index) => {
      if (language === "fr" && type === "day" && value === "1") return "1er";
      if (language === "fr" && type === "literal" && value === ":") return "\u00a0h\u00a0";
      // A day is not parted from its month by the end of a line.
      return type === "literal" && parts[index - 1]?.type === "day" ? value.replace(" ", "\u00a0") : value;
    })
    .join("");
}

/** Making one takes longer than all the rest of a mail. There are as many as time zones in use, and a few ways. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}
