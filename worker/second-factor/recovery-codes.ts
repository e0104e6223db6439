/**
 * Codes for the day the telephone is lost: each opens one session in place of the app's code. They hold 120 bits, so
 * that a plain hash of one leads nowhere (ASVS 6.5.2 asks for 112), and no secret that is changed can spoil them.
 */

import { createHash, randomBytes } from "node:crypto";

/** A sheet of them: as many as are handed out everywhere. */
export const RECOVERY_CODES = 10;
/** Crockford's base32: no letter that is taken for a digit, 5 bits each. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 24;
/** Shown in groups, as one reads them off a sheet. */
const GROUP = /.{4}(?=.)/g;
const WHOLE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
const BITS_A_LETTER = 5;

/** A fresh sheet, in display form. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // 32 letters divide 256, so every letter is as likely.
    const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte & (2 ** BITS_A_LETTER - 1)]);
    return letters.join("").replace(GROUP, "$&-");
  });
}

/** A code as typed, in the form that is hashed; undefined for what cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return WHOLE.test(code) ? code : undefined;
}

/** What is stored of a code: SHA-256 of whose it is and the code, base64url. @param code as `readRecoveryCode` gives it */
export function recoveryHash(userId: string, code: string): string {
  return createHash("sha256").update(`${userId}:${code}`).digest("base64url");
}
