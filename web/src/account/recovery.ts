/** Proving an address and finding the way back in: what the links of our mails lead to. Nothing here throws. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import type { Services } from "../../../worker/services.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";

export type Verification = "verified" | "invalid-link" | "limited" | "unavailable";

/** Proves the address by the token of a link. */
export async function verifyAddress(event: RequestEventCommon, token: string): Promise<Verification> {
  try {
    return (await servicesOf(event).verifyEmail(token)).kind;
  } catch (error) {
    logTrouble("verify", error);
    return "unavailable";
  }
}

export type LinkRequest = "taken" | "invalid" | "limited" | "unavailable";

/** Asks for a link to a new password. The answer is the same whether the address has an account or not. */
export async function askForLink(event: RequestEventCommon, email: string): Promise<LinkRequest> {
  try {
    return (await servicesOf(event).forgotPassword(email)).kind;
  } catch (error) {
    logTrouble("forgotten", error);
    return "unavailable";
  }
}

export type NewPasswordOutcome =
  | { readonly kind: "reset" | "invalid-link" | "limited" | "unavailable" }
  | { readonly kind: "invalid"; readonly fields: readonly string[] };

interface FirstOrNewPassword {
  readonly token: string;
  readonly password: string;
  readonly confirmPassword: string;
}

/** Sets a new password by the token of a link. */
export function setNewPassword(event: RequestEventCommon, input: FirstOrNewPassword) {
  return setPassword("new-password", () => servicesOf(event).resetPassword(input));
}

/** Sets the first password of somebody who was invited to the staff. */
export function acceptInvitation(event: RequestEventCommon, input: FirstOrNewPassword) {
  return setPassword("invitation", () => servicesOf(event).acceptInvitation(input));
}

async function setPassword(
  where: string,
  set: () => ReturnType<Services["resetPassword"]>,
): Promise<NewPasswordOutcome> {
  try {
    const outcome = await set();
    if (outcome.kind !== "invalid") return { kind: outcome.kind };
    return { kind: "invalid", fields: outcome.problems.map(({ field }) => field) };
  } catch (error) {
    logTrouble(where, error);
    return { kind: "unavailable" };
  }
}
