/** The headers of every page of the site, in one place. What any answer says is in worker/http/protective-headers.ts. */

import { audienceOf, isIndexed, isKept, type PageName, pageAt } from "../i18n/pages.ts";

const NONCE_BYTES = 16; // 128 bits, as the CSP specification asks

/** Qwik City writes one constant <style> (view transitions); this is its hash. A test compares it with the page. */
export const QWIK_CITY_STYLE_HASH = "sha256-BNqWCI6vatXAprQd3EToRi4LD6hlgMUI75jPIWAId3E=";

/** What browsers would let a page do; the site does none of it. Sharing and copying are left to the pages that offer them. */
const DENIED_FEATURES = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

/** What the counter's pages alone may do: read a code with the camera, and sound a verdict that came with the page. */
const COUNTER_FEATURES: readonly string[] = ["autoplay", "camera"];

function permissionsPolicy(isCounter: boolean): string {
  return DENIED_FEATURES.map((feature) =>
    isCounter && COUNTER_FEATURES.includes(feature) ? `${feature}=(self)` : `${feature}=()`,
  ).join(", ");
}

export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
}

function isCounterPage(page: PageName | undefined): boolean {
  return page !== undefined && audienceOf(page) === "counter";
}

/** @param isCounter the counter's code reader is WebAssembly, for browsers that have none of their own */
function contentSecurityPolicy(nonce: string, isCounter: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isCounter ? " 'wasm-unsafe-eval'" : ""}`,
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
 * Adds the security and cache headers of a page.
 * Nothing may be stored by shared caches: a page carries its nonce, and its header shows whether one is signed in.
 */
export function secure(headers: Headers, url: URL, nonce: string, signedIn: boolean): void {
  const page = pageAt(url.pathname);
  const personal = signedIn || (page !== undefined && !isKept(page));
  headers.set("Cache-Control", personal ? "private, no-store" : "private, no-cache");
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, isCounterPage(page)));
  headers.set("Permissions-Policy", permissionsPolicy(isCounterPage(page)));
  // Alone in its process: no other site's window or file can be read from it, nor it from them.
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  if (page !== undefined && !isIndexed(page)) headers.set("X-Robots-Tag", "noindex");
}
