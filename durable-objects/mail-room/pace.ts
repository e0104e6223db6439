/** How fast the room goes, found out from the provider's answers: nobody tells us its limits, and they change. Pure. */

import { askedPauseMs } from "./delivery.ts";
import type { SendOutcome } from "./drivers/driver.ts";

/**
 * Mails on their way at the same time. Cloudflare lets one invocation have six connections open and makes a seventh
 * wait, which would use up that mail's time before anybody was asked. SMTP servers commonly take ten of one client.
 */
export const WIDTH_MAX = 6;
/** After "too many" without a pause that was asked for: limits are commonly stated for one second. */
const FIRST_PAUSE_MS = 1_000;
/** The longest of our own pauses: a quota for a minute, an hour or a day is then found free within a minute. */
const LONGEST_PAUSE_MS = 60_000;
/** After a wave of which nothing went through (the provider is down) or a failure of D1, nobody is asked for so long. */
export const BREATHER_MS = 10_000;

export interface Pace {
  /** Mails sent at once in the next wave. */
  readonly width: number;
  /** How long to pause should the next wave be refused whole for its number. */
  readonly pauseMs: number;
}

export const FIRST_PACE: Pace = { width: WIDTH_MAX, pauseMs: FIRST_PAUSE_MS };

/**
 * What a wave teaches: "too many" halves the next one and makes a pause, which doubles while nothing at all goes
 * through; a wave that went well makes the next one wider by one.
 * @param outcomes undefined for a mail that was not sent because its occasion is gone
 * @returns `quietMs`: for how long nobody is to be asked; 0 to go on at once
 */
export function afterWave(
  { width, pauseMs }: Pace,
  outcomes: readonly (SendOutcome | undefined)[],
): { readonly pace: Pace; readonly quietMs: number } {
  const tooMany = outcomes.filter((outcome) => outcome?.kind === "too-many");
  const failed = outcomes.filter((outcome) => outcome?.kind === "try-again");
  const isMoving = outcomes.some((outcome) => outcome?.kind === "sent");
  if (tooMany.length > 0) {
    const ownMs = isMoving ? FIRST_PAUSE_MS : pauseMs;
    return {
      pace: { width: Math.max(1, Math.floor(width / 2)), pauseMs: Math.min(2 * ownMs, LONGEST_PAUSE_MS) },
      quietMs: Math.max(ownMs, ...tooMany.map(askedPauseMs)),
    };
  }
  if (failed.length === outcomes.length) {
    return { pace: { width, pauseMs }, quietMs: Math.max(BREATHER_MS, ...failed.map(askedPauseMs)) };
  }
  if (isMoving && failed.length === 0) {
    return { pace: { width: Math.min(width + 1, WIDTH_MAX), pauseMs: FIRST_PAUSE_MS }, quietMs: 0 };
  }
  return { pace: { width, pauseMs }, quietMs: 0 };
}
