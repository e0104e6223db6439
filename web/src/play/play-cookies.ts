/** The play page's own cookies on the server. */

import type { Cookie } from "@builder.io/qwik-city";
import { cookieValue, dropCookie, setCookie } from "../http/cookies.ts";
import { type Playing, playingOf } from "./playing-cookie.ts";
import { type RevealChoice, readChoice, writeChoice } from "./reveal-choice.ts";

export function playing(cookie: Cookie): Playing | undefined {
  return playingOf(cookieValue(cookie, "playing"));
}

/** Ends the memory of a play: it was refused, its player goes on to another code, or leaves. */
export function dropPlaying(cookie: Cookie): void {
  dropCookie(cookie, "playing");
}

export function revealChoice(cookie: Cookie): RevealChoice {
  return readChoice(cookieValue(cookie, "reveal"));
}

export function keepRevealChoice(cookie: Cookie, choice: RevealChoice): void {
  setCookie(cookie, "reveal", writeChoice(choice));
}
