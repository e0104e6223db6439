/** The play page's own cookies on the server. */

import type { Cookie } from "@builder.io/qwik-city";
import { PLAYING_COOKIE, type Playing, playingOf } from "./playing-cookie.ts";
import { type RevealChoice, readChoice, writeChoice } from "./reveal-choice.ts";

/** How a prize is uncovered, and whether with sound: a preference that the visitor asks for by a button. */
const REVEAL_COOKIE = "__Host-reveal";
const YEAR_SECONDS = 365 * 24 * 3600;

export function playing(cookie: Cookie): Playing | undefined {
  return playingOf(cookie.get(PLAYING_COOKIE)?.value);
}

/** Ends the memory of a play: it was refused, its player goes on to another code, or leaves. */
export function dropPlaying(cookie: Cookie): void {
  // `cookie.delete` leaves out Secure, and browsers ignore a `__Host-` cookie without it.
  if (cookie.has(PLAYING_COOKIE))
    cookie.set(PLAYING_COOKIE, "", { secure: true, sameSite: "Lax", path: "/", maxAge: 0 });
}

export function revealChoice(cookie: Cookie): RevealChoice {
  return readChoice(cookie.get(REVEAL_COOKIE)?.value);
}

export function keepRevealChoice(cookie: Cookie, choice: RevealChoice): void {
  const attributes = { httpOnly: true, secure: true, sameSite: "Lax", path: "/" } as const;
  cookie.set(REVEAL_COOKIE, writeChoice(choice), { ...attributes, maxAge: YEAR_SECONDS });
}
