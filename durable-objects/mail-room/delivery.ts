/** What becomes of a mail after an attempt. Pure. */

import type { SendOutcome } from "./drivers/driver.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Pauses after the first, second … failed attempt. The early ones bridge a provider's restart and greylisting (which
 * wants a second try after 1 to 15 minutes); the late ones an outage over a weekend's night. After
 * the last, about 42 hours on, a person must look: the links in a mail would not outlive much more.
 */
export const PAUSES_MS: readonly number[] = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  20 * MINUTE_MS,
  HOUR_MS,
  4 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
];

/** A provider may ask for a longer pause than ours; for longer than this, none is believed. */
const RETRY_AFTER_MAX_MS = HOUR_MS;
/** Enough for a provider's sentence, too little for a mail's text to come back in. */
const REASON_MAX_LENGTH = 200;

export type Settlement =
  | { readonly state: "sent"; readonly sentAt: number }
  | { readonly state: "queued"; readonly dueAt: number; readonly lastError: string }
  | { readonly state: "dead"; readonly lastError: string };

/** What counts as an attempt: all but that we were too fast. */
export type AttemptOutcome = Exclude<SendOutcome, { readonly kind: "too-many" }>;

/**
 * Where a mail stands after an attempt.
 * @param attempts how many there were, this one included
 * @param now milliseconds since the epoch
 */
export function settle(outcome: AttemptOutcome, attempts: number, now: number): Settlement {
  switch (outcome.kind) {
    case "sent":
      return { state: "sent", sentAt: now };
    case "refused-for-good":
      return { state: "dead", lastError: safeReason(outcome.reason) };
    case "try-again": {
      const lastError = safeReason(outcome.reason);
      const pauseMs = PAUSES_MS[attempts - 1];
      if (pauseMs === undefined) return { state: "dead", lastError };
      return { state: "queued", dueAt: now + Math.max(pauseMs, askedPauseMs(outcome)), lastError };
    }
  }
}

/** The pause that the provider asked for, within bounds; 0 for none. Milliseconds. */
export function askedPauseMs(outcome: SendOutcome): number {
  if (outcome.kind !== "try-again" && outcome.kind !== "too-many") return 0;
  return Math.min(Math.max(outcome.retryAfterMs ?? 0, 0), RETRY_AFTER_MAX_MS);
}

/**
 * A provider's words without what is nobody's business: addresses of people, links (a link opens an account) and
 * long tokens, in one line and bounded.
 */
export function safeReason(reason: string): string {
  return (
    reason
      // Cut first, with room for what is taken out below: a hostile provider must not keep the patterns busy.
      .slice(0, 4 * REASON_MAX_LENGTH)
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
      .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S*/gi, "…")
      .replace(/\S*@\S*/g, "…")
      .replace(/[\w-]{24,}/g, "…")
      .trim()
      .slice(0, REASON_MAX_LENGTH)
  );
}
