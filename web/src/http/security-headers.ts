/** The headers of every answer of the site, in one place. */

import { isIndexed, isKept, pageAt } from "../i18n/pages.ts";

const NONCE_BYTES = 16; // 128 bits, as the CSP specification asks

/** Qwik City writes one constant <style> (view transitions); this is its hash. A test compares it with the page. */
export const QWIK_CITY_STYLE_HASH = "sha256-BNqWCI6vatXAprQd3EToRi4LD6hlgMUI75jPIWAId3E=";

const TWO_YEARS_SECONDS = 63_072_000; // what browsers ask for before they preload HSTS

export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' '${QWIK_CITY_STYLE_HASH}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

/**
 * Adds the security and cache headers.
 * Nothing may be stored by shared caches: a page carries its nonce, and its header shows whether one is signed in.
 */
export function secure(headers: Headers, url: URL, nonce: string, signedIn: boolean): void {
  const page = pageAt(url.pathname);
  const personal = signedIn || (page !== undefined && !isKept(page));
  headers.set("Cache-Control", personal ? "private, no-store" : "private, no-cache");
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  headers.set("Strict-Transport-Security", `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`);
  headers.set("X-Content-Type-Options", "nosniff");
  // Same origin only: a code in ?code= must not leave with a link.
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  if (page !== undefined && !isIndexed(page)) headers.set("X-Robots-Tag", "noindex");
}
