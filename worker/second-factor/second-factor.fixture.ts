/** Members of staff with an authenticator, for tests in workerd. */

import { env } from "cloudflare:workers";
import { HOTP, Secret } from "otpauth";
import { createServices } from "../services-live.ts";
import { PASSWORD, type Person, person } from "../test-house.ts";
import { STEP_SECONDS } from "./totp.ts";

/** One moment for all of a test's requests: steps of 30 s then pass only when the test says so. */
export const NOW = Math.floor(Date.now() / 1000 / STEP_SECONDS) * STEP_SECONDS * 1000;

export const servicesAt = (now: number, bindings = env) =>
  createServices(bindings, { waitUntil: () => {} }, new Request("http://thetiptop.test"), now);

export interface Enrolled extends Person {
  /** Base32. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  /** What the app shows at an instant, milliseconds since the epoch. */
  codeAt(at: number): string;
}

/** What an app with this secret shows. */
export function shownBy(secret: string, at: number): string {
  const counter = Math.floor(at / 1000 / STEP_SECONDS);
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter });
}

export async function accountOf({ token }: Pick<Person, "token">) {
  const account = await servicesAt(Date.now()).identify(token);
  if (!account) throw new Error("not signed in");
  return account;
}

/** An offer for somebody who has no authenticator. */
export async function offerTo(whose: Person, now = NOW) {
  const state = await servicesAt(now)
    .secondFactor(await accountOf(whose))
    .state(whose.token);
  if (state.kind !== "off") throw new Error(`no offer: ${state.kind}`);
  return state.offer;
}

/** A member of staff who has set up an authenticator three steps ago, so that every code of a test is still unused. */
export async function enrolled(role: "EMPLOYEE" | "ADMIN" = "EMPLOYEE"): Promise<Enrolled> {
  const someone = await person(role);
  const at = NOW - 3 * STEP_SECONDS * 1000;
  const { secret, sealed } = await offerTo(someone, at);
  const outcome = await servicesAt(at)
    .secondFactor(await accountOf(someone))
    .enrol(someone.token, { sealed, code: shownBy(secret, at), password: PASSWORD });
  if (outcome.kind !== "enrolled") throw new Error(`not enrolled: ${outcome.kind}`);
  const { recoveryCodes } = outcome;
  return { ...someone, secret, recoveryCodes, codeAt: (moment) => shownBy(secret, moment) };
}

/** The challenge that the right password gives. */
export async function challengeFor({ email }: Pick<Person, "email">, now = NOW): Promise<string> {
  const outcome = await servicesAt(now).logIn(email, PASSWORD);
  if (outcome.kind !== "second-factor") throw new Error(`no challenge: ${outcome.kind}`);
  return outcome.challenge;
}
