/** Under which name a subject is counted: nobody who sees the names of objects or keys learns whom they are about. */

import { createHmac, hkdfSync } from "node:crypto";

/**
 * Addresses are too few for a plain hash: all of IPv4 is hashed in minutes, and any list of e-mail addresses too. So the
 * hash has a key, derived from the one secret that is never changed; with SESSION_SECRET, changing it because of
 * an attack would hand the attackers a fresh count.
 */
const PURPOSE = "thetiptop/limits/1";
const KEY_BYTES = 32; // HMAC-SHA-256's own strength
/** 144 bits, in 24 characters: names of two subjects never meet. */
const NAME_BYTES = 18;

let known: { readonly rootKey: string; readonly key: Buffer } | undefined;

/**
 * The name of a subject, 24 characters of URL-safe base64.
 * @param rootKey CODE_KEY, 64 hex digits
 */
export function subjectName(rootKey: string, subject: string): string {
  if (known?.rootKey !== rootKey) known = { rootKey, key: deriveKey(rootKey) };
  return createHmac("sha256", known.key)
    .update(subject)
    .digest()
    .subarray(0, NAME_BYTES)
    .toString("base64url");
}

function deriveKey(rootKey: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(rootKey, "hex"), "", PURPOSE, KEY_BYTES));
}
