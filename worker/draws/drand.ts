/**
 * Rounds of drand's chain "quicknet" (scheme bls-unchained-g1-rfc9380): when they are due, and whether a signature is
 * the round's. A round's randomness is the SHA-256 of its signature, so nothing that a relay says has to be believed.
 */

import { createHash } from "node:crypto";

export const QUICKNET = {
  chainHash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  genesisSeconds: 1_692_803_367,
  periodSeconds: 3,
} as const;

const SIGNATURE = /^[0-9a-f]{96}$/; // a compressed point of G1
const DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
const ROUND_BYTES = 8;

/** The first round that is due at a moment or after it. @param at milliseconds since the epoch */
export function roundAt(at: number): number {
  const seconds = Math.ceil(at / 1000) - QUICKNET.genesisSeconds;
  return 1 + Math.max(0, Math.ceil(seconds / QUICKNET.periodSeconds));
}

/** When a round is due, in milliseconds since the epoch. */
export function dueAt(round: number): number {
  return 1000 * (QUICKNET.genesisSeconds + (round - 1) * QUICKNET.periodSeconds);
}

/** The randomness of a round if the signature is its own, else undefined. Takes some 100 ms. */
export async function randomnessOf(
  publicKey: string,
  round: number,
  signature: string,
): Promise<string | undefined> {
  if (!SIGNATURE.test(signature)) return undefined;
  // Loaded when a draw needs it: the curve is larger than all the rest of the draws.
  const { bls12_381: curve } = await import("@noble/curves/bls12-381.js");
  const number = Buffer.alloc(ROUND_BYTES);
  number.writeBigUInt64BE(BigInt(round));
  const { shortSignatures } = curve;
  try {
    const message = shortSignatures.hash(createHash("sha256").update(number).digest(), DOMAIN);
    const point = shortSignatures.Signature.fromHex(signature);
    if (!shortSignatures.verify(point, message, curve.G2.Point.fromHex(publicKey))) return undefined;
  } catch {
    return undefined; // 48 bytes that are no point of the curve
  }
  return createHash("sha256").update(Buffer.from(signature, "hex")).digest("hex");
}
