/** What may be asked of an account, and every way it can end. */

import type { Limited } from "../limits/limiter.ts";
import type { Account, Role } from "../services.ts";

export interface RegisterInput {
  readonly email: string;
  readonly password: string;
  readonly confirmPassword: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
}

/** A field that was refused and the sentence that says why. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface Invalid {
  readonly kind: "invalid";
  readonly problems: readonly FieldProblem[];
}

/** An account as the contract names it in answers. */
export type PublicUser = Pick<Account, "id" | "email" | "firstName" | "lastName" | "role">;

export type RegisterOutcome = { readonly kind: "registered"; readonly user: PublicUser } | Invalid | Limited;

export type LogInOutcome =
  /** `expiresAt`: milliseconds since the epoch. */
  | { readonly kind: "logged-in"; readonly token: string; readonly expiresAt: number; readonly user: Account }
  /** The password was right; a code has to follow with this challenge, within five minutes. */
  | { readonly kind: "second-factor"; readonly challenge: string }
  | { readonly kind: "refused" }
  | Limited;

export type FinishLogInOutcome =
  | Extract<LogInOutcome, { kind: "logged-in" }>
  | { readonly kind: "wrong-code" }
  /** Not ours, over, or of a password or an authenticator that is no more: the password has to be given again. */
  | { readonly kind: "challenge-over" }
  | Limited;

/** `invalid-link`: not ours, expired, used up, or of an account that is gone. */
export type VerifyEmailOutcome = { readonly kind: "verified" } | { readonly kind: "invalid-link" } | Limited;

export type ForgotPasswordOutcome = { readonly kind: "taken" } | Invalid | Limited;

export interface ResetPasswordInput {
  readonly token: string;
  readonly password: string;
  readonly confirmPassword: string;
}

export type ResetPasswordOutcome =
  | { readonly kind: "reset" }
  | { readonly kind: "invalid-link" }
  | Invalid
  | Limited;

/** A person as that person and administrators see them. */
export interface Profile extends PublicUser {
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly isVerified: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Only what is named changes; null or an empty text clears an optional field. */
export interface ProfileChanges {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
}

export type UpdateProfileOutcome =
  | { readonly kind: "updated"; readonly profile: Profile }
  /** The account was deleted while its session was still remembered. */
  | { readonly kind: "gone" }
  | Invalid;

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly confirmPassword: string;
}

export type ChangePasswordOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "wrong-password" }
  | Invalid
  | Limited;

export type DeleteAccountOutcome = { readonly kind: "deleted" } | { readonly kind: "last-administrator" };

/** `wrong-password` is answered for a text that can be no password, too. */
export type LeaveOutcome = DeleteAccountOutcome | { readonly kind: "wrong-password" } | Limited;

/** The request was taken; whether a mail went is for the mailbox to say. */
export interface ResendOutcome {
  readonly kind: "taken";
}

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  /** Such as `Chrome · Android`; null when nobody can tell. */
  readonly device: string | null;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

export type PersonalDataOutcome =
  | { readonly kind: "ready"; readonly json: ReadableStream<Uint8Array> }
  /** The account was deleted while its session was still remembered. */
  | { readonly kind: "gone" }
  | Limited;

export interface UserChanges {
  readonly role?: Role | undefined;
  readonly isVerified?: boolean | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

export type UpdateUserOutcome =
  | { readonly kind: "updated"; readonly user: PublicUser & { readonly isVerified: boolean } }
  | { readonly kind: "not-found" }
  | { readonly kind: "last-administrator" }
  /** Another account has proved the same address. */
  | { readonly kind: "address-taken" }
  | Invalid;

export interface EmployeeInput {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
}

export type CreateEmployeeOutcome =
  | { readonly kind: "created"; readonly user: PublicUser }
  | { readonly kind: "address-taken" }
  | Invalid;

export type RemoveUserOutcome =
  | { readonly kind: "deleted" }
  | { readonly kind: "not-found" }
  | { readonly kind: "last-administrator" };
