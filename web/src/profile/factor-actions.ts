/** What is done on the page of one's own second factor. */

import type { RequestEventAction, RequestEventCommon } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { Offer } from "../../../worker/second-factor/outcomes.ts";
import { addressFor, destinationOf } from "../account/visitor.ts";
import { sessionToken } from "../http/cookies.ts";
import { backTo, withAccount } from "./with-account.ts";

const REFUSALS = {
  "wrong-password": "wrong-password",
  "wrong-code": "wrong-second-factor",
  "offer-over": "invalid-request",
  "not-possible": "invalid-request",
  "not-on": "invalid-request",
  limited: "too-many-attempts",
  unavailable: "temporarily-unavailable",
} as const;

export type FactorRefusal = keyof typeof REFUSALS;

/** How things stand; whoever needs none is sent back to where they came from. */
export async function loadFactor(event: RequestEventCommon) {
  return withAccount(event, async (account, services) => {
    const factor = services.secondFactor(account);
    const state = await factor.state(sessionToken(event.cookie));
    if (state.kind === "not-for-you") throw event.redirect(303, addressFor("security", event.url));
    const { isRequired } = factor;
    return { state, isRequired, email: account.email, onward: onwardFrom(event, account.role) };
  });
}

/** Where whoever was led here goes on: where they were going, else to their work. */
function onwardFrom({ url }: RequestEventCommon, role: string): string {
  const asked = destinationOf(url);
  const isWork = asked === "counter" || (asked === "office" && role === "ADMIN");
  return addressFor(isWork ? asked : role === "ADMIN" ? "office" : "counter", url);
}

function refused(event: RequestEventAction, why: FactorRefusal, offer?: Offer) {
  return event.fail(ERRORS[REFUSALS[why]].status, { why, offer });
}

/** Turns it on; the codes are in what it returns, and nowhere else. After a slip, the same secret. */
export async function enrol(
  form: { sealed: string; currentPassword: string; oneTimeCode: string },
  event: RequestEventAction,
) {
  const { sealed, currentPassword: password, oneTimeCode: code } = form;
  const outcome = await withAccount(event, async (account, services) => {
    const factor = services.secondFactor(account);
    const enrolled = await factor.enrol(sessionToken(event.cookie), { sealed, code, password });
    return enrolled.kind === "enrolled" ? enrolled : { ...enrolled, offer: await factor.sameOffer(sealed) };
  });
  if (outcome === "unavailable") return refused(event, outcome);
  if (outcome.kind === "enrolled") return { codes: outcome.recoveryCodes, offer: undefined };
  return refused(event, outcome.kind, outcome.offer);
}

export async function renewCodes({ oneTimeCode }: { oneTimeCode: string }, event: RequestEventAction) {
  const outcome = await withAccount(event, (account, services) =>
    services.secondFactor(account).renewCodes(oneTimeCode),
  );
  if (outcome === "unavailable") return refused(event, outcome);
  return outcome.kind === "renewed" ? { codes: outcome.recoveryCodes } : refused(event, outcome.kind);
}

export async function turnOff({ oneTimeCode }: { oneTimeCode: string }, event: RequestEventAction) {
  const outcome = await withAccount(event, (account, services) =>
    services.secondFactor(account).turnOff(oneTimeCode),
  );
  if (outcome === "unavailable") return refused(event, outcome);
  if (outcome.kind !== "turned-off") return refused(event, outcome.kind);
  throw backTo(event, "security", "second-factor-off");
}
