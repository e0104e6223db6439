/** An event as lines for a terminal. Pure. */

import type { TailedEvent, TailedRequest } from "./read-event.ts";

const TIME_START = "2026-01-01T".length;
const TIME_LENGTH = "10:21:03.412".length;
/** Of a line that was logged: a stack is for the log, not for a glance. */
const TEXT_MAX_LENGTH = 300;

/** One line, and one more for each line that was logged. Times are UTC. */
export function printEvent({ at, ending, source, lines }: TailedEvent): string[] {
  const time =
    at === undefined ? "--:--:--.---" : new Date(at).toISOString().slice(TIME_START).slice(0, TIME_LENGTH);
  const what = source.kind === "request" ? requestText(source.request) : source.name;
  const end = ending === "ok" ? [] : [`[${ending}]`];
  return [
    harmless([time, what, ...end].join("  ")),
    ...lines.map(({ level, text }) => harmless(`    ${level}  ${text.slice(0, TEXT_MAX_LENGTH)}`)),
  ];
}

function requestText({
  method,
  route,
  status,
  milliseconds,
  outcome,
  place,
  requestId,
}: TailedRequest): string {
  return [
    `${method} ${route}`,
    status === undefined ? "no answer" : String(status),
    milliseconds === undefined ? "" : `${Math.round(milliseconds)} ms`,
    outcome,
    place,
    requestId ?? "",
  ]
    .filter((part) => part !== "")
    .join("  ");
}

/** What strangers wrote must not move the cursor or change colours. */
function harmless(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < SPACE || (code >= DELETE && code <= LAST_CONTROL) ? "�" : character;
    })
    .join("");
}

const SPACE = 0x20;
const DELETE = 0x7f;
const LAST_CONTROL = 0x9f;
