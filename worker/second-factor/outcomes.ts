/** What may be asked about a second factor, and every way it can end. */

import type { Limited } from "../limits/limiter.ts";

/** What a page about one's own second factor shows. */
export type SecondFactorState =
  | { readonly kind: "on"; readonly since: number; readonly codesLeft: number }
  | { readonly kind: "off"; readonly offer: Offer }
  /** A player: only staff have one. */
  | { readonly kind: "not-for-you" };

/** A secret that is not stored yet: it becomes the account's with the first right code. */
export interface Offer {
  /** Base32, as typed into an app by hand. */
  readonly secret: string;
  /** `otpauth://…`, what the QR code says. */
  readonly uri: string;
  /** The same secret for this service alone; comes back with the code. */
  readonly sealed: string;
}

export interface EnrolInput {
  readonly sealed: string;
  readonly code: string;
  readonly password: string;
}

export type EnrolOutcome =
  /** `recoveryCodes` are shown this once. */
  | { readonly kind: "enrolled"; readonly recoveryCodes: readonly string[] }
  | { readonly kind: "wrong-password" }
  /** The same offer still holds: the code may be typed again. */
  | { readonly kind: "wrong-code" }
  /** Not ours, too old, or somebody else's: a new secret has to be read. */
  | { readonly kind: "offer-over" }
  /** There is one already, or the account is no longer staff's. */
  | { readonly kind: "not-possible" }
  | Limited;

export type TurnOffOutcome =
  | { readonly kind: "turned-off" }
  | { readonly kind: "wrong-code" }
  | { readonly kind: "not-on" }
  | Limited;

export type RenewCodesOutcome =
  | { readonly kind: "renewed"; readonly recoveryCodes: readonly string[] }
  | { readonly kind: "wrong-code" }
  | { readonly kind: "not-on" }
  | Limited;

export type ResetFactorOutcome =
  | { readonly kind: "reset" }
  /** One's own goes by a code, not by rank. */
  | { readonly kind: "own" }
  | { readonly kind: "not-on" };
