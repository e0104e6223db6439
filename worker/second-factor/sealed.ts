/**
 * Small things that only this service may read: AES-256-GCM under keys that follow from CODE_KEY by HKDF. Not from
 * SESSION_SECRET: that one is changed, at times in a hurry, and the authenticators of all staff must not go with it.
 */

import { hkdfSync } from "node:crypto";

/** What something is sealed for; each has a key of its own, so that nothing sealed for one opens as another. */
export type SealPurpose = "secret" | "offer";

const KEY_BYTES = 32; // AES-256
/** NIST SP 800-38D: 96 bits, drawn anew each time; 2^32 of them a key are safe. */
const NONCE_BYTES = 12;
/** Says how it was made, should that ever change. */
const VERSION = "1";
const ALGORITHM = "AES-GCM";
/** Ours have under 200 characters. */
const TEXT_MAX_LENGTH = 512;

/** Imported keys by root key and purpose: one root key in production. */
const keys = new Map<string, Promise<CryptoKey>>();
const KEYS_MAX = 4;

function keyOf(rootKey: string, purpose: SealPurpose): Promise<CryptoKey> {
  const name = `${purpose}:${rootKey}`;
  const known = keys.get(name);
  if (known) return known;
  const root = Buffer.from(rootKey, "hex");
  const derived = hkdfSync("sha256", root, "", `thetiptop/second-factor-${purpose}/1`, KEY_BYTES);
  const key = crypto.subtle.importKey("raw", derived, ALGORITHM, false, ["encrypt", "decrypt"]);
  if (keys.size >= KEYS_MAX) keys.clear();
  keys.set(name, key);
  return key;
}

/**
 * Seals some bytes: `1.nonce.ciphertext`, base64url.
 * @param rootKey CODE_KEY, 64 hex digits
 * @param whose opens only where the same is said again, so that one person's cannot be put in another's place
 */
export async function seal(
  rootKey: string,
  purpose: SealPurpose,
  whose: string,
  bytes: Uint8Array,
): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = new TextEncoder().encode(whose);
  const key = await keyOf(rootKey, purpose);
  const sealed = await crypto.subtle.encrypt(
    { name: ALGORITHM, iv: nonce, additionalData },
    key,
    new Uint8Array(bytes),
  );
  return [VERSION, textOf(nonce), textOf(new Uint8Array(sealed))].join(".");
}

/** What was sealed; undefined for any text that was not sealed by this service, for this purpose and this person. */
export async function unseal(
  rootKey: string,
  purpose: SealPurpose,
  whose: string,
  text: string,
): Promise<Uint8Array | undefined> {
  if (text.length > TEXT_MAX_LENGTH) return undefined;
  const [version, nonce, sealed, ...more] = text.split(".");
  if (version !== VERSION || !nonce || !sealed || more.length > 0) return undefined;
  const iv = new Uint8Array(Buffer.from(nonce, "base64url"));
  if (iv.length !== NONCE_BYTES) return undefined;
  const additionalData = new TextEncoder().encode(whose);
  const key = await keyOf(rootKey, purpose);
  const ciphertext = new Uint8Array(Buffer.from(sealed, "base64url"));
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: ALGORITHM, iv, additionalData }, key, ciphertext),
    );
  } catch (error) {
    // WebCrypto's one word for a seal that does not hold.
    if (error instanceof Error && error.name === "OperationError") return undefined;
    throw error;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
