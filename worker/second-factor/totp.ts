/** Codes of an authenticator app: RFC 6238 with what every app understands (SHA-1, six digits, steps of 30 s). */

import { createHmac, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth/bare";

export const STEP_SECONDS = 30;
export const DIGITS = 6;
/** RFC 4226, section 4: at least 128 bits, 160 recommended, which is what the hash gives. */
export const SECRET_BYTES = 20;
/** RFC 6238, section 5.2: one step before and after, for a clock that is off and a code typed as it ends. */
const WINDOW_STEPS = 1;
const ALGORITHM = "SHA1";
const ISSUER = "ThéTipTop";

const SIX_DIGITS = /^\d{6}$/;

/** The runtime's own HMAC: the library's would bring every hash there is along. */
function hmac(algorithm: string, key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac(algorithm.toLowerCase(), key).update(message).digest();
}

export function newSecret(): Uint8Array {
  return new Uint8Array(randomBytes(SECRET_BYTES));
}

/** The secret as people type it into an app: base32, 32 letters and digits. */
export function base32Of(secret: Uint8Array): string {
  return secretOf(secret).base32;
}

/** What the QR code says. @param account whom the app shows beside the code */
export function uriOf(secret: Uint8Array, account: string): string {
  const label = { issuer: ISSUER, label: account, issuerInLabel: true };
  const kind = { algorithm: ALGORITHM, digits: DIGITS, period: STEP_SECONDS, hmac };
  return new TOTP({ ...label, ...kind, secret: secretOf(secret) }).toString();
}

/**
 * The step that a code belongs to, of those that hold now; undefined for any other text.
 * @param now milliseconds since the epoch
 */
export function stepOf(secret: Uint8Array, code: string, now: number): number | undefined {
  if (!SIX_DIGITS.test(code)) return undefined;
  const delta = TOTP.validate({
    token: code,
    secret: secretOf(secret),
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: STEP_SECONDS,
    timestamp: now,
    window: WINDOW_STEPS,
    hmac,
  });
  return delta === null ? undefined : TOTP.counter({ period: STEP_SECONDS, timestamp: now }) + delta;
}

function secretOf(bytes: Uint8Array): Secret {
  // A copy: the library takes the whole buffer behind a view.
  return new Secret({ buffer: new Uint8Array(bytes).buffer });
}
