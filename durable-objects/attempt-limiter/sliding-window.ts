/**
 * The exact sliding window: the instant of every counted attempt is kept for as long as it counts, so that no window,
 * wherever it starts, holds more than the limit. Pure: who keeps the instants and whose clock it is are the caller's.
 */

/** A limit as the caller states it: at most `limit` attempts in any `windowSeconds`. */
export interface WindowLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Where somebody stands under a limit. */
export interface Standing {
  /** False when this attempt must be refused. */
  readonly isAllowed: boolean;
  /** Attempts that are left. */
  readonly remaining: number;
  /** Seconds until an attempt is possible again when refused, else until the oldest one counted is forgotten; at least 1. */
  readonly resetSeconds: number;
}

export interface Taken {
  readonly standing: Standing;
  /** The instants to keep, oldest first. */
  readonly attempts: readonly number[];
}

const SECOND_MS = 1_000;

/**
 * Where one stands before another attempt.
 * @param attempts instants of the attempts counted so far, in milliseconds since the epoch, oldest first
 */
export function look(attempts: readonly number[], now: number, limit: WindowLimit): Standing {
  const counting = stillCounting(attempts, now, limit);
  return standing(counting, counting.length < limit.limit, now, limit);
}

/** Counts one attempt, unless none is left: what is refused is not counted, so a lock ends by itself. */
export function take(attempts: readonly number[], now: number, limit: WindowLimit): Taken {
  const counting = stillCounting(attempts, now, limit);
  const isAllowed = counting.length < limit.limit;
  const kept = isAllowed ? [...counting, now] : counting;
  return { standing: standing(kept, isAllowed, now, limit), attempts: kept };
}

/** When the last of the attempts stops counting; milliseconds since the epoch. */
export function forgottenAt(attempts: readonly number[], limit: WindowLimit): number {
  return (attempts.at(-1) ?? 0) + limit.windowSeconds * SECOND_MS;
}

/**
 * An instant ahead of the clock shows that the clock was put back. It counts as one of now: it then lasts one window
 * from here, so nothing is freed early, and a clock that once ran a year ahead locks nobody for a year.
 */
function stillCounting(attempts: readonly number[], now: number, { windowSeconds }: WindowLimit): number[] {
  const forgottenUpTo = now - windowSeconds * SECOND_MS;
  return attempts.map((at) => Math.min(at, now)).filter((at) => at > forgottenUpTo);
}

function standing(
  counting: readonly number[],
  isAllowed: boolean,
  now: number,
  limit: WindowLimit,
): Standing {
  // When a deploy lowered the limit, more may count than it allows: all that are too many must be forgotten first.
  const awaited = isAllowed ? 0 : counting.length - limit.limit;
  const at = counting[awaited];
  const resetMs = at === undefined ? 0 : at + limit.windowSeconds * SECOND_MS - now;
  return {
    isAllowed,
    remaining: Math.max(0, limit.limit - counting.length),
    resetSeconds: Math.max(1, Math.ceil(resetMs / SECOND_MS)),
  };
}
