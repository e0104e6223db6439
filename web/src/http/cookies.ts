/** The site's cookies. `__Host-`: sent over TLS (or localhost) only, to this host only. */

import type { Cookie } from "@builder.io/qwik-city";
import { COOKIES, type CookieKey } from "./cookie-list.ts";

const SESSION_COOKIE = COOKIES.session.name;
const CODE_COOKIE = COOKIES.code.name;

const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: "Lax", path: "/" } as const;
const CODE_LIFETIME_SECONDS = COOKIES.code.lifetimeSeconds;
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

/** What has just happened and is told by the page that comes next. */
export type Arrival = "signed-up" | "deleted";

const ARRIVALS: readonly Arrival[] = ["signed-up", "deleted"];

export function keepArrival(cookie: Cookie, arrival: Arrival): void {
  setCookie(cookie, "notice", arrival);
}

/** What is to be told now; it is told once. */
export function takeArrival(cookie: Cookie): Arrival | undefined {
  const kept = cookieValue(cookie, "notice");
  dropCookie(cookie, "notice");
  return ARRIVALS.find((arrival) => arrival === kept);
}

/** What a cookie of the list says; its readers bound it. */
export function cookieValue(cookie: Cookie, key: CookieKey): string | undefined {
  return cookie.get(COOKIES[key].name)?.value;
}

/** Sets a cookie of the list for as long as the list says. */
export function setCookie(cookie: Cookie, key: CookieKey, value: string): void {
  const { name, lifetimeSeconds } = COOKIES[key];
  cookie.set(name, value, { ...ATTRIBUTES, maxAge: lifetimeSeconds });
}

/** Takes a cookie of the list out of the browser, if it is there. */
export function dropCookie(cookie: Cookie, key: CookieKey): void {
  const { name } = COOKIES[key];
  if (cookie.has(name)) cookie.set(name, "", { ...ATTRIBUTES, maxAge: 0 });
}
