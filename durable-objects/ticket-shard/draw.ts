/**
 * The draw: a number from HMAC-SHA256(shardSeed, serial ‖ seq), unbiased below the sum of the weights, and the
 * prize in whose stretch it falls. Deterministic, so that anyone with the published seed repeats it (promise 5).
 *
 * The serial stands where one might expect the code: it names the same ticket, and an auditor needs no code key,
 * which would also open every code not yet played.
 */

import { createHmac } from "node:crypto";
import type { Quotas } from "./quota.ts";
import { total } from "./quota.ts";
import type { DrawMode } from "./settings.ts";

const CHUNK_BYTES = 6; // 48 bits: the largest whole-byte number that a double and readUIntBE both hold exactly
const CHUNK_RANGE = 2 ** (8 * CHUNK_BYTES);
const CHUNKS_PER_DIGEST = 5; // 30 of HMAC-SHA256's 32 bytes

/** The seed of one shard, from the campaign's: HMAC-SHA256(campaignSeed, "shard|campaign|index"), hex. */
export function shardSeedOf(campaignSeed: string, campaign: string, shardIndex: number): string {
  return createHmac("sha256", Buffer.from(campaignSeed, "hex"))
    .update(`shard|${campaign}|${shardIndex}`)
    .digest("hex");
}

/**
 * An unbiased number in `[0, bound)`, by rejection: a chunk at or above the largest multiple of `bound` is passed over.
 * @param bound whole, 1 … 2^48
 */
export function drawNumber(shardSeed: Buffer, serial: number, seq: number, bound: number): number {
  if (!Number.isSafeInteger(bound) || bound < 1 || bound > CHUNK_RANGE)
    throw new RangeError(`cannot draw below ${bound}`);
  const accepted = CHUNK_RANGE - (CHUNK_RANGE % bound);
  for (let round = 0; ; round++) {
    const digest = createHmac("sha256", shardSeed).update(`draw|${serial}|${seq}|${round}`).digest();
    for (let chunk = 0; chunk < CHUNKS_PER_DIGEST; chunk++) {
      const number = digest.readUIntBE(chunk * CHUNK_BYTES, CHUNK_BYTES);
      if (number < accepted) return number % bound;
    }
  }
}

/**
 * The weight of each prize in a draw. `quota`: what is left of it, so that the printed shares come out exactly.
 * `probability`: its stated odds while it is in stock; when only prizes without odds are left, what is left of
 * them, because a valid ticket always wins while anything is left (promise 4).
 */
export function weightsOf(mode: DrawMode, quotas: Quotas, oddsPpm: readonly number[]): Quotas {
  if (mode === "quota") return quotas;
  const odds = quotas.map((left, prize) => (left > 0 ? (oddsPpm[prize] ?? 0) : 0));
  return total(odds) > 0 ? odds : quotas;
}

/** The prize in whose stretch `r` falls when the weights are laid end to end. */
export function prizeAt(weights: Quotas, r: number): number {
  let end = 0;
  for (const [prize, weight] of weights.entries()) {
    end += weight;
    if (r < end) return prize;
  }
  throw new RangeError(`${r} is past the weights' sum ${end}`);
}
