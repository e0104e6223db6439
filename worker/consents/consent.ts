/** A choice that holds, as the visitor's cookie carries it: `version.second.proof.accepted…`, such as `1.1795341600.<uuid>.audience`. */

import { type Choices, CONSENT_SECONDS, choicesBy, NOTICE_VERSION } from "./purposes.ts";

export interface Consent {
  /** The proof's number: the id of its row. */
  readonly id: string;
  /** Milliseconds since the epoch, whole seconds. */
  readonly givenAt: number;
  readonly choices: Choices;
}

/** 6 digits of version, 10 of time (until the year 2286), a UUID, and at most 8 purposes of 20 letters. */
const VALUE = /^(\d{1,6})\.(\d{10})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})((?:\.[a-z]{1,20}){0,8})$/;
/** Two of our machines may disagree by so much about what time it is. */
const CLOCK_SKEW_MS = 60_000;

/** When a choice ends, in milliseconds since the epoch. */
export function endOf({ givenAt }: Pick<Consent, "givenAt">): number {
  return givenAt + CONSENT_SECONDS * 1000;
}

/** The cookie's value. */
export function writeConsent({ id, givenAt, choices }: Consent): string {
  const accepted = Object.entries(choices).flatMap(([purpose, isAccepted]) => (isAccepted ? [purpose] : []));
  return [NOTICE_VERSION, Math.floor(givenAt / 1000), id, ...accepted].join(".");
}

/** The choice in a cookie's value; undefined when it is none of ours, has ended, or answers an older notice. */
export function readConsent(value: string | undefined, now: number): Consent | undefined {
  const [, version, second, id, purposes] = VALUE.exec(value ?? "") ?? [];
  if (id === undefined || Number(version) !== NOTICE_VERSION) return undefined;
  const givenAt = Number(second) * 1000;
  if (givenAt > now + CLOCK_SKEW_MS || now >= endOf({ givenAt })) return undefined;
  const accepted = new Set(purposes?.split("."));
  return { id, givenAt, choices: choicesBy((purpose) => accepted.has(purpose)) };
}
