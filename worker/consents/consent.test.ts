import { describe, expect, it } from "vitest";
import { type Consent, endOf, readConsent, writeConsent } from "./consent.ts";
import { CONSENT_SECONDS, choicesOf, NOTICE_VERSION } from "./purposes.ts";

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const ID = "0b9d7a52-7a57-4c8e-9d52-5b1f0b1f7a11";

function given(changes: Partial<Consent> = {}): Consent {
  return { id: ID, givenAt: NOW, choices: choicesOf(true), ...changes };
}

describe("the cookie of a choice", () => {
  it.each([true, false])("says again what was chosen: %s", (answer) => {
    const consent = given({ choices: choicesOf(answer) });
    expect(readConsent(writeConsent(consent), NOW)).toEqual(consent);
  });

  it("holds for six months and not a second longer", () => {
    const value = writeConsent(given());
    const end = NOW + CONSENT_SECONDS * 1000;
    expect(endOf(given())).toBe(end);
    expect(readConsent(value, end - 1)).toBeDefined();
    expect(readConsent(value, end)).toBeUndefined();
  });

  it("cannot hold longer by claiming to be from the future", () => {
    const value = writeConsent(given({ givenAt: NOW + 3_600_000 }));
    expect(readConsent(value, NOW)).toBeUndefined();
  });

  it("does not answer another version of the notice", () => {
    const value = writeConsent(given());
    const older = value.replace(/^\d+/, String(NOTICE_VERSION - 1));
    const newer = value.replace(/^\d+/, String(NOTICE_VERSION + 1));
    expect(readConsent(older, NOW)).toBeUndefined();
    expect(readConsent(newer, NOW)).toBeUndefined();
  });

  it("refuses a purpose that is not named, and never hears one that does not exist", () => {
    const second = NOW / 1000;
    const value = `${NOTICE_VERSION}.${second}.${ID}.advertising.constructor`;
    expect(readConsent(value, NOW)?.choices).toEqual({ audience: false });
  });

  it.each([
    undefined,
    "",
    "1",
    "true",
    `${NOTICE_VERSION}.NaN.${ID}.audience`,
    `${NOTICE_VERSION}.${NOW / 1000}.${ID.toUpperCase()}.audience`,
    `${NOTICE_VERSION}.${NOW / 1000}.${ID}.audience\n`,
    `${NOTICE_VERSION}.${NOW / 1000}.${ID}.<script>`,
    `${NOTICE_VERSION}.${NOW / 1000}.${ID}${".a".repeat(9)}`,
    `${NOTICE_VERSION}.${NOW / 1000}.${ID}.${"a".repeat(100_000)}`,
    `-${NOTICE_VERSION}.${NOW / 1000}.${ID}.audience`,
  ])("is no choice when it is something else (%#)", (value) => {
    expect(readConsent(value, NOW)).toBeUndefined();
  });
});
