/**
 * What an answer says to browsers whatever it is: JSON, page, redirect or error. Built files say the same by
 * web/public/_headers, because on Cloudflare no Worker sees them.
 */

const TWO_YEARS_SECONDS = 63_072_000; // what browsers ask for before they preload HSTS

type Header = readonly [name: string, value: string];

/** For all answers, a play's too. */
const SHORT_PROTECTION: readonly Header[] = [
  // What is no page of the site is no page at all: nothing in it may load, run or be framed. Pages bring their own.
  ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Strict-Transport-Security", `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`],
  ["X-Content-Type-Options", "nosniff"],
];

const PROTECTION: readonly Header[] = [
  ...SHORT_PROTECTION,
  ["Cache-Control", "private, no-store"],
  ["Referrer-Policy", "same-origin"], // a code in ?code= must not leave with a link
  ["X-Frame-Options", "DENY"], // for browsers that do not read frame-ancestors
];

/**
 * The API's play answers a POST with a bearer token, which no browser keeps, frames or follows: it says no more than
 * these four. Measured in workerd they cost 1.3 µs of processor time, of the 174 that a play takes (docs/capacity.md).
 */
export function protectPlay(headers: Headers): void {
  for (const [name, value] of SHORT_PROTECTION) headers.set(name, value);
}

/** Adds what an answer has not said itself. */
export function protect(headers: Headers): void {
  for (const [name, value] of PROTECTION) if (!headers.has(name)) headers.set(name, value);
}
