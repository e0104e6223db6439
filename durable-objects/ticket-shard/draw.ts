/**
 * The draw: a number from HMAC-SHA256(shardSeed, serial ‖ seq), unbiased below the sum of the weights, and the
 * prize in whose stretch it falls. Deterministic, so that anyone with the published seed repeats it (promise 5).
 *
 * The serial stands where one might expect the code: it names the same ticket, and an auditor needs no code key,
 * which would also open every code not yet played.
 */

import { bytesOfHex } from "../sha256/running.ts";
import { HmacSha256 } from "../sha256/sha256.ts";
import type { Quotas } from "./quota.ts";
import { total } from "./quota.ts";
import type { DrawMode } from "./settings.ts";

const HALF_WORD = 2 ** 16;
const WORD = 2 ** 32;
/** 48 bits: the largest number of whole bytes that a double holds exactly. */
const CHUNK_RANGE = WORD * HALF_WORD;
/** Of a word. */
const HEX_DIGITS = 8;
const CHUNKS_PER_DIGEST = 5; // 30 of HMAC-SHA256's 32 bytes

/** The seed of one shard, from the campaign's: HMAC-SHA256(campaignSeed, "shard|campaign|index"), hex. */
export function shardSeedOf(campaignSeed: string, campaign: string, shardIndex: number): string {
  const words = new HmacSha256(bytesOfHex(campaignSeed)).wordsOf(`shard|${campaign}|${shardIndex}`);
  return Array.from(words, (word) => word.toString(16).padStart(HEX_DIGITS, "0")).join("");
}

/**
 * An unbiased number in `[0, bound)`, by rejection: a chunk at or above the largest multiple of `bound` is passed over.
 * @param shardSeed keyed by the shard's seed
 * @param bound whole, 1 … 2^48
 */
export function drawNumber(shardSeed: HmacSha256, serial: number, seq: number, bound: number): number {
  if (!Number.isSafeInteger(bound) || bound < 1 || bound > CHUNK_RANGE)
    throw new RangeError(`cannot draw below ${bound}`);
  const accepted = CHUNK_RANGE - (CHUNK_RANGE % bound);
  for (let round = 0; ; round++) {
    const digest = shardSeed.wordsOf(`draw|${serial}|${seq}|${round}`);
    for (let chunk = 0; chunk < CHUNKS_PER_DIGEST; chunk++) {
      const number = chunkOf(digest, chunk);
      if (number < accepted) return number % bound;
    }
  }
}

/** Six bytes of a digest, the first highest: a word and a half, from a word's beginning or from its middle. */
function chunkOf(digest: Uint32Array, chunk: number): number {
  const word = Math.floor((chunk * 3) / 2);
  const [first = 0, second = 0] = [digest[word], digest[word + 1]];
  return chunk % 2 === 0
    ? first * HALF_WORD + Math.floor(second / HALF_WORD)
    : (first % HALF_WORD) * WORD + second;
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
