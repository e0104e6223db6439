/** One play as the site takes it: from a submitted form to a result that a page can show. */

import type { RequestEventCommon } from "@builder.io/qwik-city";
import { ERRORS, type RefusalCode } from "../../../worker/http/errors.ts";
import type { PlayOutcome, PrizeView } from "../../../worker/services.ts";
import { CODE_MAX_LENGTH, dropCode, dropSession, keepCode, sessionToken } from "../http/cookies.ts";
import { logTrouble, servicesOf } from "../http/platform.ts";
import { languageAt } from "../i18n/pages.ts";
import { keepJustPlayed } from "../prizes/just-played.ts";
import { dropPlaying } from "./play-cookies.ts";

export interface WonResult {
  readonly kind: "won";
  readonly ticketId: string;
  readonly prize: PrizeView;
  readonly prizeOrdinal: number;
  readonly code: string;
  readonly replayed: boolean;
}

export type PlayResult =
  | WonResult
  | { readonly kind: "refused"; readonly refusal: Exclude<RefusalCode, "too-many-attempts"> }
  /** Too many wrong codes; until when, in milliseconds since the epoch. */
  | { readonly kind: "limited"; readonly until: number }
  /** Nobody is signed in; the code is kept in a cookie meanwhile. */
  | { readonly kind: "signed-out" }
  /** A service failed, so it is not known whether the play was done: the same key must be used again. */
  | { readonly kind: "unavailable" };

/** What the form sends: bounds only, the services judge the content. */
export interface PlayForm {
  readonly code: string;
  readonly key: string;
}

const KEY_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the form out of a parsed body; a field that is missing or is a file counts as empty. */
export function playFormOf(body: unknown): PlayForm {
  const fields: { readonly code?: unknown; readonly key?: unknown } =
    body !== null && typeof body === "object" ? body : {};
  return {
    code: typeof fields.code === "string" ? fields.code : "",
    key: typeof fields.key === "string" ? fields.key : "",
  };
}

/** Plays a code for whoever is signed in. Never throws: what fails is "unavailable". */
export async function attemptPlay(event: RequestEventCommon, form: PlayForm): Promise<PlayResult> {
  const result = await attempt(event, form);
  // A win is remembered until its player goes on, so that a page loaded anew shows it; so is what nobody knows yet.
  if (result.kind !== "won" && result.kind !== "unavailable") dropPlaying(event.cookie);
  return result;
}

async function attempt(event: RequestEventCommon, form: PlayForm): Promise<PlayResult> {
  if (form.code.trim() === "" || form.code.length > CODE_MAX_LENGTH)
    return { kind: "refused", refusal: "malformed-code" };
  if (!KEY_PATTERN.test(form.key)) return { kind: "refused", refusal: "invalid-idempotency-key" };
  try {
    const services = servicesOf(event);
    const account = await services.identify(sessionToken(event.cookie));
    if (!account) {
      keepCode(event.cookie, form.code);
      dropSession(event.cookie);
      return { kind: "signed-out" };
    }
    const outcome = await services.play(account, form.code, form.key, languageAt(event.url.pathname));
    dropCode(event.cookie);
    if (outcome.kind === "won") keepJustPlayed(event.cookie, account.id, outcome.ticket.code);
    return resultOf(outcome, Date.now());
  } catch (error) {
    logTrouble("play", error);
    return { kind: "unavailable" };
  }
}

/** What a page shows of an answered play. @param now milliseconds since the epoch */
export function resultOf(outcome: PlayOutcome, now: number): PlayResult {
  switch (outcome.kind) {
    case "limited":
      return { kind: "limited", until: now + outcome.allowance.resetSeconds * 1000 };
    case "refused":
      // Plays say "limited" and when it ends; the bare code is only in the table of refusals that they share.
      return outcome.code === "too-many-attempts"
        ? { kind: "unavailable" }
        : { kind: "refused", refusal: outcome.code };
    case "won":
      return wonResultOf(outcome);
  }
}

export function wonResultOf(outcome: Extract<PlayOutcome, { kind: "won" }>): WonResult {
  const { prize, prizeOrdinal, replayed, ticket } = outcome;
  return { kind: "won", ticketId: ticket.id, prize, prizeOrdinal, code: ticket.code, replayed };
}

/** The HTTP status that says the same as the result. */
export function statusOf(result: PlayResult): number {
  switch (result.kind) {
    case "won":
      return 200;
    case "refused":
      return ERRORS[result.refusal].status;
    case "limited":
      return ERRORS["too-many-attempts"].status;
    case "signed-out":
      return ERRORS.unauthenticated.status;
    case "unavailable":
      return ERRORS["temporarily-unavailable"].status;
  }
}
