/** What the public rules find in the cookies of an answer: the worst of them counts. */

import type { RecordedAnswer } from "./recorded-answer.ts";
import type { Finding } from "./score-table.ts";

/** From bad to worst. */
const ORDER = [
  "cookies-without-secure-flag-but-protected-by-hsts",
  "cookies-without-secure-flag",
  "cookies-session-without-secure-flag-but-protected-by-hsts",
  "cookies-samesite-flag-invalid",
  "cookies-anticsrf-without-samesite-flag",
  "cookies-session-without-httponly-flag",
  "cookies-session-without-secure-flag",
] as const satisfies readonly Finding[];

const SAME_SITE = new Set(["lax", "strict", "none"]);

interface Cookie {
  readonly name: string;
  readonly isSecure: boolean;
  readonly isHttpOnly: boolean;
  /** Undefined when it says nothing; empty when it says it without a value. */
  readonly sameSite: string | undefined;
}

/** @param hasHsts whether the answer keeps browsers from plain http for half a year at least */
export function judgeCookies({ headers }: Pick<RecordedAnswer, "headers">, hasHsts: boolean): Finding {
  const cookies = (headers.get("set-cookie") ?? []).map(cookieOf);
  if (cookies.length === 0) return "cookies-not-found";
  const faults = new Set(cookies.flatMap((cookie) => faultsOf(cookie, hasHsts)));
  const worst = ORDER.findLast((fault) => faults.has(fault));
  if (worst !== undefined) return worst;
  return cookies.every(({ sameSite }) => sameSite !== undefined)
    ? "cookies-secure-with-httponly-sessions-and-samesite"
    : "cookies-secure-with-httponly-sessions";
}

function faultsOf(
  { name, isSecure, isHttpOnly, sameSite }: Cookie,
  hasHsts: boolean,
): (typeof ORDER)[number][] {
  const isSession = name.includes("login") || name.includes("sess");
  const found: (typeof ORDER)[number][] = [];
  if (sameSite !== undefined && !SAME_SITE.has(sameSite)) found.push("cookies-samesite-flag-invalid");
  if (sameSite === "none" && !isSecure) found.push("cookies-samesite-flag-invalid");
  if (!isSecure)
    found.push(hasHsts ? "cookies-without-secure-flag-but-protected-by-hsts" : "cookies-without-secure-flag");
  if (!isSecure && isSession)
    found.push(
      hasHsts
        ? "cookies-session-without-secure-flag-but-protected-by-hsts"
        : "cookies-session-without-secure-flag",
    );
  if (name.includes("csrf") && sameSite === undefined) found.push("cookies-anticsrf-without-samesite-flag");
  if (isSession && !isHttpOnly) found.push("cookies-session-without-httponly-flag");
  return found;
}

function cookieOf(line: string): Cookie {
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim().toLowerCase());
  const sameSite = attributes.find((attribute) => /^samesite(?:=|$)/.test(attribute));
  return {
    name: pair.split("=")[0] ?? "",
    isSecure: attributes.includes("secure"),
    isHttpOnly: attributes.includes("httponly"),
    sameSite: sameSite?.slice("samesite=".length),
  };
}
