import { describe, expect, it } from "vitest";
import { SESSION_SECONDS } from "../../../worker/accounts/session-tokens.ts";
import { CONSENT_SECONDS } from "../../../worker/consents/purposes.ts";
import { COOKIE_KEYS, COOKIES } from "./cookie-list.ts";

/** Chromium keeps no cookie for longer, and French guidance allows thirteen months at most. */
const LONGEST_SECONDS = 395 * 86_400;

describe("the list of cookies", () => {
  it("says of the session what its token says", () => {
    expect(COOKIES.session.lifetimeSeconds).toBe(SESSION_SECONDS);
  });

  it("keeps the choice as long as the choice holds", () => {
    expect(COOKIES.consent.lifetimeSeconds).toBe(CONSENT_SECONDS);
  });

  it("has each name once, and no cookie for longer than thirteen months", () => {
    expect(new Set(COOKIE_KEYS.map((key) => COOKIES[key].name)).size).toBe(COOKIE_KEYS.length);
    for (const key of COOKIE_KEYS) expect(COOKIES[key].lifetimeSeconds).toBeLessThan(LONGEST_SECONDS);
  });
});
