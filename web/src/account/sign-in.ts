/** Making an account from the sign-up form. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import type { RegisterInput } from "../../../worker/services.ts";
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
    if (opened !== "signed-in" && opened !== "signed-in-unproved") return { kind: "taken" };
    // Somebody who signed up again with their own password, the address long proved, is sent no mail.
    if (opened === "signed-in-unproved") keepArrival(event.cookie, "signed-up");
    return { kind: "signed-in" };
  } catch (error) {
    logTrouble("sign-up", error);
    return { kind: "unavailable" };
  }
}

export type SignInOutcome = "signed-in" | "refused" | "limited" | "unavailable";

/** Signs in. Never throws. */
export async function signIn(
  event: RequestEventCommon,
  email: string,
  password: string,
): Promise<SignInOutcome> {
  try {
    const opened = await openSession(event, email, password);
    return opened === "signed-in-unproved" ? "signed-in" : opened;
  } catch (error) {
    logTrouble("sign-in", error);
    return "unavailable";
  }
}

async function openSession(
  event: RequestEventCommon,
  email: string,
  password: string,
): Promise<Exclude<SignInOutcome, "unavailable"> | "signed-in-unproved"> {
  const services = servicesOf(event);
  const before = sessionToken(event.cookie);
  const outcome = await services.logIn(email, password);
  if (outcome.kind !== "logged-in") return outcome.kind;
  // The cookie of before is forgotten here; its session must not go on without it, whoever else has the token.
  if (before !== undefined)
    await services.logOut(before).catch((error: unknown) => logTrouble("sign-in", error));
  keepSession(event.cookie, outcome.token, outcome.expiresAt);
  return outcome.user.isVerified ? "signed-in" : "signed-in-unproved";
}
