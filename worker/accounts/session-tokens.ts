/** Session tokens: JWT, HS256, seven days (the contract's). A token only names a session row; D1 says whether it still holds. */

import { errors, jwtVerify, SignJWT } from "jose";
import { acceptedSecretsOf, type SessionSecrets } from "../../durable-objects/session-secrets.ts";

export const SESSION_SECONDS = 7 * 24 * 60 * 60;
const ALGORITHM = "HS256";
/** Ours have about 300 characters; nothing longer is worth a signature check. */
const TOKEN_MAX_LENGTH = 1024;

export interface SessionClaims {
  readonly userId: string;
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Imported keys by secret, because importing costs more than verifying: one in production, two while it is changed. */
const keys = new Map<string, CryptoKey>();
const KEYS_MAX = 2;

async function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const use = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), use, false, [
    "sign",
    "verify",
  ]);
  if (keys.size >= KEYS_MAX) keys.clear();
  keys.set(secret, key);
  return key;
}

/** Signs a token that expires when its session does. */
export async function signSessionToken(claims: SessionClaims, secret: string): Promise<string> {
  return new SignJWT({ sid: claims.sessionId })
    .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
    .setSubject(claims.userId)
    .setIssuedAt()
    .setExpirationTime(Math.floor(claims.expiresAt / 1000))
    .sign(await keyOf(secret));
}

/**
 * The claims of a token that is ours, whole and not expired; undefined for any other text. One that was signed before
 * the secret was changed costs a second look; all others cost what they did.
 */
export async function readSessionToken(
  token: string,
  secrets: SessionSecrets,
): Promise<SessionClaims | undefined> {
  if (token.length > TOKEN_MAX_LENGTH) return undefined;
  for (const secret of acceptedSecretsOf(secrets)) {
    const read = await readUnder(secret, token);
    if (read !== "signed-otherwise") return read;
  }
  return undefined;
}

async function readUnder(
  secret: string,
  token: string,
): Promise<SessionClaims | "signed-otherwise" | undefined> {
  try {
    const { payload } = await jwtVerify(token, await keyOf(secret), {
      algorithms: [ALGORITHM],
      requiredClaims: ["sub", "sid", "exp"],
    });
    const { sub, sid, exp } = payload;
    if (typeof sub !== "string" || typeof sid !== "string" || typeof exp !== "number") return undefined;
    return { userId: sub, sessionId: sid, expiresAt: exp * 1000 };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return "signed-otherwise";
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
