/**
 * What an answer says to browsers whatever it is: JSON, page, redirect or error. Built files say the same by
 * web/public/_headers, because on Cloudflare no Worker sees them.
 */

const TWO_YEARS_SECONDS = 63_072_000; // what browsers ask for before they preload HSTS

const PROTECTION: readonly (readonly [name: string, value: string])[] = [
  // What is no page of the site is no page at all: nothing in it may load, run or be framed. Pages bring their own.
  ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
  ["Cache-Control", "private, no-store"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Referrer-Policy", "same-origin"], // a code in ?code= must not leave with a link
  ["Strict-Transport-Security", `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"], // for browsers that do not read frame-ancestors
];

/**
 * Adds what an answer has not said itself. The API's play goes without: it answers a POST with a bearer token, which no
 * browser keeps, frames or navigates to, and every header costs it time.
 */
export function protect(headers: Headers): void {
  for (const [name, value] of PROTECTION) if (!headers.has(name)) headers.set(name, value);
}
