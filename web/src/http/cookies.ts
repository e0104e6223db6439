/** The site's cookies. `__Host-`: sent over TLS (or localhost) only, to this host only. */

import type { Cookie } from "@builder.io/qwik-city";

/** Names the session; lives as long as its token (7 days). */
export const SESSION_COOKIE = "__Host-session";
/** A code typed before signing in; lives 15 minutes: longer than it takes to make an account. */
const CODE_COOKIE = "__Host-code";

/** Names a sentence for the next page, on whichever one is sent to; lives for as long as a slow page takes. */
const NOTICE_COOKIE = "__Host-notice";

const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: "Lax", path: "/" } as const;
const CODE_LIFETIME_SECONDS = 15 * 60;
const NOTICE_LIFETIME_SECONDS = 60;
/** The longest code is 11 characters and 2 dashes; people add spaces. */
export const CODE_MAX_LENGTH = 64;

/** @param expiresAt milliseconds since the epoch. */
export function keepSession(cookie: Cookie, token: string, expiresAt: number): void {
  const maxAge = Math.max(0, Math.floor((expiresAt - Date.now()) / 1000));
  cookie.set(SESSION_COOKIE, token, { ...ATTRIBUTES, maxAge });
}

export function sessionToken(cookie: Cookie): string | undefined {
  return cookie.get(SESSION_COOKIE)?.value;
}

// `cookie.delete` leaves out Secure, and browsers ignore a `__Host-` cookie without it.
export function dropSession(cookie: Cookie): void {
  cookie.set(SESSION_COOKIE, "", { ...ATTRIBUTES, maxAge: 0 });
}

export function keepCode(cookie: Cookie, code: string): void {
  const value = encodeURIComponent(code.slice(0, CODE_MAX_LENGTH));
  cookie.set(CODE_COOKIE, value, { ...ATTRIBUTES, maxAge: CODE_LIFETIME_SECONDS });
}

export function keptCode(cookie: Cookie): string | undefined {
  return cookie.get(CODE_COOKIE)?.value.slice(0, CODE_MAX_LENGTH);
}

export function dropCode(cookie: Cookie): void {
  if (cookie.has(CODE_COOKIE)) cookie.set(CODE_COOKIE, "", { ...ATTRIBUTES, maxAge: 0 });
}

/** The same out of a request's Cookie header, where there is no page and so no `Cookie`. */
export function sessionTokenIn(header: string | null): string | undefined {
  const prefix = `${SESSION_COOKIE}=`;
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}

/** What has just happened and is told by the page that comes next. */
export type Arrival = "signed-up" | "deleted";

const ARRIVALS: readonly Arrival[] = ["signed-up", "deleted"];

export function keepArrival(cookie: Cookie, arrival: Arrival): void {
  cookie.set(NOTICE_COOKIE, arrival, { ...ATTRIBUTES, maxAge: NOTICE_LIFETIME_SECONDS });
}

/** What is to be told now; it is told once. */
export function takeArrival(cookie: Cookie): Arrival | undefined {
  const kept = cookie.get(NOTICE_COOKIE)?.value;
  if (kept === undefined) return undefined;
  cookie.set(NOTICE_COOKIE, "", { ...ATTRIBUTES, maxAge: 0 });
  return ARRIVALS.find((arrival) => arrival === kept);
}
