/** Counting attempts: what the rest of the house asks, whoever counts (limits/limiter-live.ts picks the driver). */

import type { PolicyName } from "./policies.ts";

/** Where a subject stands under a policy. */
export interface Allowance {
  readonly policy: PolicyName;
  /** False when this attempt must be refused. */
  readonly isAllowed: boolean;
  /** Attempts that are left in the window. */
  readonly remaining: number;
  /** Seconds until an attempt is possible again when refused, else until the oldest one counted is forgotten; at least 1. */
  readonly resetSeconds: number;
}

export interface Limiter {
  /** Whether another attempt would be allowed. Uses nothing up. */
  look(policy: PolicyName, subject: string): Promise<Allowance>;
  /** Counts one attempt, unless none is left: what is refused is not counted, so a lock ends by itself. */
  take(policy: PolicyName, subject: string): Promise<Allowance>;
  /** Forgets what was counted. For staff only: whoever is counted must not be able to. */
  forget(policy: PolicyName, subject: string): Promise<void>;
}

/** The outcome that every limited service shares. */
export interface Limited {
  readonly kind: "limited";
  readonly allowance: Allowance;
}
