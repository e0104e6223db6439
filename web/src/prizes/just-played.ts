/**
 * The codes that were just played in this browser. A win reaches D1 a moment after the player hears of it; with its
 * code the page of one's prizes finds it in the ledger meanwhile, so that it never looks lost.
 */

import type { Cookie } from "@builder.io/qwik-city";

/** Account id and codes, joined by dots. The account is in it because a code played by another would be a guess. */
const COOKIE = "__Host-won";
const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: "Lax", path: "/" } as const;
/** A win is in D1 within a second as a rule; this outlives an interruption that somebody would sit through. */
const LIFETIME_SECONDS = 15 * 60;
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
  const [id, ...codes] = (cookie.get(COOKIE)?.value ?? "").split(".");
  return id === accountId ? codes.filter((code) => CODE.test(code)).slice(0, CODES_MAX) : [];
}

/** Keeps only these, which D1 still lacks; leaves the cookie alone when nothing changes. */
export function keepOnly(cookie: Cookie, accountId: string, codes: readonly string[]): void {
  if (!cookie.has(COOKIE) || justPlayedBy(cookie, accountId).join(".") === codes.join(".")) return;
  if (codes.length === 0) dropJustPlayed(cookie);
  else setCodes(cookie, accountId, codes);
}

export function dropJustPlayed(cookie: Cookie): void {
  if (cookie.has(COOKIE)) cookie.set(COOKIE, "", { ...ATTRIBUTES, maxAge: 0 });
}

function setCodes(cookie: Cookie, accountId: string, codes: readonly string[]): void {
  cookie.set(COOKIE, [accountId, ...codes].join("."), { ...ATTRIBUTES, maxAge: LIFETIME_SECONDS });
}
