/** Cookies of a plain request and answer, where Qwik City is not in between. */

import { COOKIES, type CookieKey } from "./cookie-list.ts";

/** What a cookie of the list says in a request; its readers bound it. */
export function cookieOf(request: Request, key: CookieKey): string | undefined {
  const start = `${COOKIES[key].name}=`;
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

/** Adds a cookie of the list to an answer; without a value the browser forgets it. */
export function answerCookie(headers: Headers, key: CookieKey, value: string | undefined): void {
  const { name, lifetimeSeconds } = COOKIES[key];
  const maxAgeSeconds = value === undefined ? 0 : lifetimeSeconds;
  headers.append(
    "Set-Cookie",
    `${name}=${value ?? ""}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; Secure; SameSite=Lax`,
  );
}
