/** Making an account from the sign-up form. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import type { LogInOutcome, RegisterInput } from "../../../worker/services.ts";
import { keepArrival, keepSession, sessionToken } from "../http/cookies.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import type { FieldName } from "./field-name.ts";

export type SignUpOutcome =
  | { readonly kind: "signed-in" }
  /** The request was taken; the service does not tell whether the address was known before. */
  | { readonly kind: "taken" }
  | { readonly kind: "invalid"; readonly fields: readonly FieldName[] }
  | { readonly kind: "limited" }
  | { readonly kind: "unavailable" };

const FIELDS: readonly FieldName[] = ["email", "password", "confirmPassword", "firstName", "lastName"];

/** Registers and, when these credentials open a session, signs in. Never throws. */
export async function signUp(event: RequestEventCommon, input: RegisterInput): Promise<SignUpOutcome> {
  try {
    const services = servicesOf(event);
    const registered = await services.register(input, languageAt(event.url.pathname));
    if (registered.kind === "limited") return { kind: "limited" };
    if (registered.kind === "invalid") {
      const refused = new Set(registered.problems.map((problem) => problem.field));
      return { kind: "invalid", fields: FIELDS.filter((field) => refused.has(field)) };
    }
    const opened = await openSession(event, input.email, input.password);
    if (opened.kind !== "signed-in") return { kind: "taken" };
    // Somebody who signed up again with their own password, the address long proved, is sent no mail.
    if (!opened.isProved) keepArrival(event.cookie, "signed-up");
    return { kind: "signed-in" };
  } catch (error) {
    logTrouble("sign-up", error);
    return { kind: "unavailable" };
  }
}

/** `mustEnrol`: staff who have to set up a second factor before anything else. */
type SignedIn = { readonly kind: "signed-in"; readonly isProved: boolean; readonly mustEnrol: boolean };

export type SignInOutcome =
  | SignedIn
  /** The password was right; a code has to follow with this challenge. */
  | { readonly kind: "second-factor"; readonly challenge: string }
  | { readonly kind: "refused" | "limited" | "unavailable" };

/** Signs in. Never throws. */
export async function signIn(
  event: RequestEventCommon,
  email: string,
  password: string,
): Promise<SignInOutcome> {
  try {
    return await openSession(event, email, password);
  } catch (error) {
    logTrouble("sign-in", error);
    return { kind: "unavailable" };
  }
}

export type FinishSignInOutcome =
  | SignedIn
  | { readonly kind: "wrong-code" | "challenge-over" | "limited" | "unavailable" };

/** The second half, with the code. Never throws. */
export async function finishSignIn(
  event: RequestEventCommon,
  challenge: string,
  code: string,
): Promise<FinishSignInOutcome> {
  try {
    const outcome = await servicesOf(event).finishLogIn(challenge, code);
    if (outcome.kind !== "logged-in") return { kind: outcome.kind };
    return await keep(event, outcome);
  } catch (error) {
    logTrouble("sign-in", error);
    return { kind: "unavailable" };
  }
}

async function openSession(
  event: RequestEventCommon,
  email: string,
  password: string,
): Promise<SignInOutcome> {
  const outcome = await servicesOf(event).logIn(email, password);
  switch (outcome.kind) {
    case "logged-in":
      return keep(event, outcome);
    case "second-factor":
      return outcome;
    case "refused":
    case "limited":
      return { kind: outcome.kind };
  }
}

async function keep(
  event: RequestEventCommon,
  { token, expiresAt, user }: Extract<LogInOutcome, { kind: "logged-in" }>,
): Promise<SignedIn> {
  const services = servicesOf(event);
  const before = sessionToken(event.cookie);
  // The cookie of before is forgotten here; its session must not go on without it, whoever else has the token.
  if (before !== undefined)
    await services.logOut(before).catch((error: unknown) => logTrouble("sign-in", error));
  keepSession(event.cookie, token, expiresAt);
  return { kind: "signed-in", isProved: user.isVerified, mustEnrol: services.mustEnrol(user) };
}
