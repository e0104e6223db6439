/** An instant in ISO 8601, for the path of a play. */

const SECOND_MS = 1000;
const MILLISECOND_DIGITS = 3;

let second = Number.NaN;
let upToTheSecond = "";

/**
 * `new Date(at).toISOString()`, except that the date is spelled out once a second and not once a win: it is a hundredth
 * of a play.
 * @param at milliseconds since the epoch, whole, from 1970 on
 */
export function isoTime(at: number): string {
  const milliseconds = at % SECOND_MS;
  if (at - milliseconds !== second) {
    second = at - milliseconds;
    upToTheSecond = new Date(second).toISOString().slice(0, -"000Z".length);
  }
  return `${upToTheSecond}${String(milliseconds).padStart(MILLISECOND_DIGITS, "0")}Z`;
}
