/**
 * SHA-256 (FIPS 180-4 §6.2) and HMAC (RFC 2104) of short ASCII texts: what a play hashes, its draw and its ledger row.
 *
 * The runtime's own hashes are objects that are made, wrapped and collected for 150 bytes; measured in workerd, one
 * costs 4.4 µs and this 2.4. An HMAC costs half of its blocks besides, because a key's own are hashed once. It is for
 * this one path: everything else hashes with node:crypto, which is also what the tests hold this against.
 */

import { compress, INITIAL } from "./compress.ts";

const BLOCK_BYTES = 64;
const BLOCK_WORDS = 16;
const DIGEST_WORDS = 8;
const DIGEST_BYTES = 32;
/** The bit that ends a message, and the eight bytes of its length. */
const PADDING_BYTES = 9;
const ASCII_MAX = 0x7f;
const END_BIT = 0x80;
const INNER_PAD = 0x36363636;
const OUTER_PAD = 0x5c5c5c5c;
const HEX_DIGITS = 8;

// Nothing is awaited while these are in use, so one of each is enough for the isolate.
const state = new Int32Array(DIGEST_WORDS);
const schedule = new Int32Array(BLOCK_BYTES);

/**
 * The SHA-256 of an ASCII text as 64 hexadecimal digits.
 * @throws RangeError when a character is not ASCII: its bytes would be a question of encoding
 */
export function sha256Hex(text: string): string {
  state.set(INITIAL);
  absorb(text, 0);
  let digest = "";
  for (const word of state) digest += (word >>> 0).toString(16).padStart(HEX_DIGITS, "0");
  return digest;
}

/** HMAC-SHA256 under one key, whose own two blocks are hashed here once. */
export class HmacSha256 {
  readonly #inner = Int32Array.from(INITIAL);
  readonly #outer = Int32Array.from(INITIAL);

  /** @param key at most 64 bytes; ours have 32, or none before a shard is told its seed */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK_BYTES) throw new RangeError(`an HMAC key of ${key.length} bytes`);
    const padded = new DataView(new ArrayBuffer(BLOCK_BYTES));
    for (const [place, byte] of key.entries()) padded.setUint8(place, byte);
    for (const [digest, pad] of [
      [this.#inner, INNER_PAD],
      [this.#outer, OUTER_PAD],
    ] as const) {
      for (let word = 0; word < BLOCK_WORDS; word++) schedule[word] = padded.getInt32(4 * word) ^ pad;
      compress(digest, schedule);
    }
  }

  /**
   * The digest of an ASCII text as eight unsigned 32-bit words, the first one highest.
   * @throws RangeError when a character is not ASCII
   */
  wordsOf(text: string): Uint32Array {
    state.set(this.#inner);
    absorb(text, BLOCK_BYTES);
    schedule.set(state);
    schedule[DIGEST_WORDS] = END_BIT << 24;
    schedule.fill(0, DIGEST_WORDS + 1, BLOCK_WORDS);
    schedule[BLOCK_WORDS - 1] = 8 * (BLOCK_BYTES + DIGEST_BYTES);
    state.set(this.#outer);
    compress(state, schedule);
    return Uint32Array.from(state, (word) => word >>> 0);
  }
}

/** Takes a whole text and its padding into `state`. @param before bytes that went in already, whole blocks */
function absorb(text: string, before: number): void {
  const { length } = text;
  const blocks = Math.ceil((length + PADDING_BYTES) / BLOCK_BYTES);
  let seen = 0;
  let place = 0;
  for (let block = 1; block <= blocks; block++) {
    for (let word = 0; word < BLOCK_WORDS; word++) {
      let bytes = 0;
      for (let byte = 0; byte < 4; byte++, place++) {
        const character = place < length ? text.charCodeAt(place) : place === length ? END_BIT : 0;
        if (place < length) seen |= character;
        bytes = (bytes << 8) | character;
      }
      schedule[word] = bytes;
    }
    // Bits of the message; the upper half of the length is zero for anything that fits a string.
    if (block === blocks) schedule[BLOCK_WORDS - 1] = 8 * (before + length);
    compress(state, schedule);
  }
  if (seen > ASCII_MAX) throw new RangeError("only ASCII is hashed here");
}
