/**
 * The codes that were just played in this browser. A win reaches D1 a moment after the player hears of it; with its
 * code the page of one's prizes finds it in the ledger meanwhile, so that it never looks lost.
 */

import type { Cookie } from "@builder.io/qwik-city";
import { cookieValue, dropCookie, setCookie } from "../http/cookies.ts";

/** As many as the service looks for. */
const CODES_MAX = 3;
/** A code as it is printed; whatever else stands in the cookie was not put there by us. */
const CODE = /^[0-9A-Z-]{1,16}$/;

/** Remembers a win; the latest first. */
export function keepJustPlayed(cookie: Cookie, accountId: string, code: string): void {
  const codes = [code, ...justPlayedBy(cookie, accountId).filter((known) => known !== code)];
  setCodes(cookie, accountId, codes.slice(0, CODES_MAX));
}

/** What this account has just played here. */
export function justPlayedBy(cookie: Cookie, accountId: string): string[] {
  const [id, ...codes] = (cookieValue(cookie, "won") ?? "").split(".");
  return id === accountId ? codes.filter((code) => CODE.test(code)).slice(0, CODES_MAX) : [];
}

/** Keeps only these, which D1 still lacks; leaves the cookie alone when nothing changes. */
export function keepOnly(cookie: Cookie, accountId: string, codes: readonly string[]): void {
  if (
    cookieValue(cookie, "won") === undefined ||
    justPlayedBy(cookie, accountId).join(".") === codes.join(".")
  )
    return;
  if (codes.length === 0) dropJustPlayed(cookie);
  else setCodes(cookie, accountId, codes);
}

export function dropJustPlayed(cookie: Cookie): void {
  dropCookie(cookie, "won");
}

function setCodes(cookie: Cookie, accountId: string, codes: readonly string[]): void {
  // Account id and codes: the account, because a code played by another would be a guess.
  setCookie(cookie, "won", [accountId, ...codes].join("."));
}
