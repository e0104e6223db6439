/** Hours and days as a chart names them. */

import type { Span } from "../../../worker/overview/overview-view.ts";
import type { Language } from "../i18n/pages.ts";
import type { Point } from "./time-chart.tsx";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
/** A chart of days has at least a fortnight's room: a first day is no wall. */
export const DAY_SLOTS_MIN = 14;

type Counted = "plays" | "claims" | "signUps";

/** « 14 h », “14:00”, with the day's name before it where two days meet. */
export function hourPoints(hours: readonly Span[], language: Language, timeZone: string): Point[] {
  const minute = language === "en" ? "2-digit" : undefined;
  const style = { hour: "2-digit", minute, timeZone } as const;
  const clock = new Intl.DateTimeFormat(LOCALES[language], style);
  const weekday = new Intl.DateTimeFormat(LOCALES[language], { weekday: "short", timeZone });
  return hours.map(({ startsAt, plays }) => ({
    label: `${weekday.format(startsAt)} ${clock.format(startsAt)}`,
    count: plays,
  }));
}

/** « 22 nov. », “22 Nov”. */
export function dayPoints(
  days: readonly Span[],
  counted: Counted,
  language: Language,
  timeZone: string,
): Point[] {
  const calendar = new Intl.DateTimeFormat(LOCALES[language], { day: "numeric", month: "short", timeZone });
  return days.map((day) => ({ label: calendar.format(day.startsAt), count: day[counted] }));
}

/** What stands under an axis: the first, the middle and the last label, each once; fewer where not all places are filled. */
export function axisLabels(points: readonly Point[], slots = points.length): string[] {
  const labels = points.map(({ label }) => label);
  if (points.length < slots) return labels.slice(0, 1);
  const middle = labels[Math.floor((labels.length - 1) / 2)];
  return [...new Set([labels[0], middle, labels.at(-1)])].filter((label) => label !== undefined);
}
