import { randomBytes } from "node:crypto";
import { HOTP, Secret, TOTP, URI } from "otpauth";
import { describe, expect, it } from "vitest";
import { base32Of, newSecret, STEP_SECONDS, stepOf, uriOf } from "./totp.ts";

/** RFC 6238, appendix B: the secret of its SHA-1 rows, and their codes, of which an app shows the last six digits. */
const RFC_SECRET = new TextEncoder().encode("12345678901234567890");
const RFC_CODES = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
] as const;
const NOW = 1_111_111_109_000;
const STEP = Math.floor(NOW / 1000 / STEP_SECONDS);

const codeOf = (step: number, secret = RFC_SECRET) =>
  HOTP.generate({ secret: new Secret({ buffer: secret.slice().buffer }), counter: step });

describe("the codes of an authenticator", () => {
  it.each(RFC_CODES)("are those of RFC 6238 at second %i", (seconds, code) => {
    expect(stepOf(RFC_SECRET, code.slice(-6), seconds * 1000)).toBe(Math.floor(seconds / STEP_SECONDS));
  });

  it("hold for their own step, the one before and the one after, and no longer", () => {
    const held = [-2, -1, 0, 1, 2].map((by) => stepOf(RFC_SECRET, codeOf(STEP + by), NOW));
    expect(held).toEqual([undefined, STEP - 1, STEP, STEP + 1, undefined]);
  });

  it.each(["", "12345", "1234567", "12345a", "１２３４５６", "-12345", " 12345", "1e5000", "123456\n"])(
    "are six digits and nothing like %j",
    (text) => {
      expect(stepOf(RFC_SECRET, text, NOW)).toBeUndefined();
    },
  );

  it("of another secret are worth nothing", () => {
    const other = new Uint8Array(randomBytes(20));
    expect(stepOf(RFC_SECRET, codeOf(STEP, other), NOW)).toBeUndefined();
  });
});

describe("a new secret", () => {
  it("has 160 bits, and is another each time", () => {
    const made = Array.from({ length: 20 }, newSecret);
    expect(made.every(({ length }) => length === 20)).toBe(true);
    expect(new Set(made.map(base32Of)).size).toBe(20);
    expect(base32Of(RFC_SECRET)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  });

  it("comes to an app by an address that any of them reads the same from", () => {
    const read = URI.parse(uriOf(RFC_SECRET, "zoé+staff@example.com"));
    expect(read).toBeInstanceOf(TOTP);
    const { issuer, label, algorithm, digits, secret } = read;
    expect({ issuer, label, algorithm, digits, secret: secret.base32 }).toEqual({
      issuer: "ThéTipTop",
      label: "zoé+staff@example.com",
      algorithm: "SHA1",
      digits: 6,
      secret: base32Of(RFC_SECRET),
    });
  });
});
