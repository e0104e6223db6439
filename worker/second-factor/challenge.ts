/**
 * The half-way state of a log-in: the password was right, the code is to come. It says who, until when, and of which
 * password and which authenticator, so that it dies with either. It opens nothing by itself: another key signs it than
 * sessions, and it names no session.
 */

import { createHmac, hkdfSync } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { acceptedSecretsOf, type SessionSecrets } from "../../durable-objects/session-secrets.ts";

/** Long enough to look for the telephone. */
export const CHALLENGE_SECONDS = 5 * 60;
const KEY_BYTES = 32; // HMAC-SHA-256's own strength
const ALGORITHM = "HS256";
const AUDIENCE = "second-factor";
const TYPE = "log-in-challenge+jwt";
/** Ours have about 350 characters; nothing longer is worth a signature check. */
const CHALLENGE_MAX_LENGTH = 1024;

/** What a challenge is bound to. */
export interface Bound {
  readonly userId: string;
  readonly passwordHash: string;
  readonly factorId: string;
}

export interface ReadChallenge {
  readonly userId: string;
  /** Whether it was made for this password and this authenticator. */
  isOf(bound: Bound): boolean;
}

/** A challenge for whoever gave the right password. @param now milliseconds since the epoch */
export function signChallenge(sessionSecret: string, bound: Bound, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const key = keyOf(sessionSecret);
  return new SignJWT({ of: boundMac(key, bound) })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(bound.userId)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + CHALLENGE_SECONDS)
    .sign(key);
}

/** Reads a challenge; undefined for any text that is not one of ours, or is over. */
export async function readChallenge(
  secrets: SessionSecrets,
  text: string,
  now: number,
): Promise<ReadChallenge | undefined> {
  if (text.length > CHALLENGE_MAX_LENGTH) return undefined;
  for (const secret of acceptedSecretsOf(secrets)) {
    const read = await readUnder(keyOf(secret), text, now);
    if (read) return read;
  }
  return undefined;
}

async function readUnder(key: Uint8Array, text: string, now: number): Promise<ReadChallenge | undefined> {
  try {
    const { payload } = await jwtVerify(text, key, {
      algorithms: [ALGORITHM],
      audience: AUDIENCE,
      typ: TYPE,
      requiredClaims: ["sub", "exp"],
      currentDate: new Date(now),
    });
    const { sub: userId, of } = payload;
    if (userId === undefined || typeof of !== "string") return undefined;
    return { userId, isOf: (bound) => bound.userId === userId && boundMac(key, bound) === of };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** Nothing of the password's hash leaves the house, not even hashed plainly. */
function boundMac(key: Uint8Array, { userId, passwordHash, factorId }: Bound): string {
  return createHmac("sha256", key).update(`${userId}\n${factorId}\n${passwordHash}`).digest("base64url");
}

function keyOf(sessionSecret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", sessionSecret, "", "thetiptop log-in challenges", KEY_BYTES));
}
