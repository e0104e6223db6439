/** Opening hours in words. */

import type { Language } from "../i18n/pages.ts";
import type { HoursLine, OpeningState } from "./hours.ts";
import { shopsWords } from "./shops.words.ts";

const NOON = 12;

/** « 19 h 30 », “7.30 pm”. @param clock `HH:MM` */
function timeText(clock: string, language: Language): string {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  const minutes = String(minute).padStart(2, "0");
  if (language === "fr") return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minutes}`;
  const half = hour < NOON ? "am" : "pm";
  return `${hour % NOON || NOON}${minute === 0 ? "" : `.${minutes}`}\u00a0${half}`;
}

/** One line of a week: « Lundi au samedi », « 10 h – 19 h 30 ». */
export function hoursText({ first, last, spans }: HoursLine, language: Language) {
  const text = shopsWords[language];
  const times = spans
    .map(({ from, to }) => `${timeText(from, language)}\u00a0–\u00a0${timeText(to, language)}`)
    .join(` ${text.and} `);
  return { days: capitalised(daysText(first, last, language)), times: times || text.closed };
}

function daysText(first: HoursLine["first"], last: HoursLine["last"], language: Language): string {
  const text = shopsWords[language];
  const [from, to] = [text.weekdays[first], text.weekdays[last]];
  if (first === last) return from;
  if (first === 1 && last === 7) return text.everyDay;
  return last === first + 1 ? text.dayAndDay(from, to) : text.dayToDay(from, to);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** « Ouvert jusqu’à 19 h 30 ». */
export function stateText(state: OpeningState, language: Language): string {
  const text = shopsWords[language];
  if (state.kind === "open") return text.openUntil(timeText(state.until, language));
  const time = timeText(state.opens, language);
  if (state.inDays === 0) return text.opensToday(time);
  return state.inDays === 1 ? text.opensTomorrow(time) : text.opensOn(text.weekdays[state.day], time);
}
