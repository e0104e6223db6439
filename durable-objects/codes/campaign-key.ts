/** One code key a campaign, derived from the root key: a leaked key tells nothing of other campaigns. */

import { hkdfSync } from "node:crypto";

const ROOT_KEY_PATTERN = /^[0-9a-f]{64}$/i;
const KEY_BYTES = 32; // AES-256: 0.3 µs a code more than AES-128, for keys that stay in use for years
/** Changing it orphans every printed ticket. */
const PURPOSE = "thetiptop/codes/1/";

/**
 * The AES-256 key of a campaign's codes, by HKDF-SHA-256 (RFC 5869; no salt, the root key is random already).
 * @param rootKey 64 hex digits.
 * @throws Error when the root key has another form; the message does not repeat it.
 */
export function deriveCampaignKey(rootKey: string, campaign: string): Uint8Array {
  if (!ROOT_KEY_PATTERN.test(rootKey)) throw new Error("the root of the code keys must be 64 hex digits");
  return new Uint8Array(
    hkdfSync("sha256", Buffer.from(rootKey, "hex"), "", `${PURPOSE}${campaign}`, KEY_BYTES),
  );
}
