/** SHA-256 of bytes that come piece by piece, for whoever has no runtime's own: a browser's takes whole texts only. */

import { compress, INITIAL } from "./compress.ts";

const BLOCK_BYTES = 64;
const SCHEDULE_WORDS = 64;
const BLOCK_WORDS = 16;
/** Where the length stands in the last block. */
const LENGTH_AT = 56;
const END_BIT = 0x80;
const WORD = 2 ** 32;
const HEX_DIGITS = 8;

export class RunningSha256 {
  readonly #state = Int32Array.from(INITIAL);
  readonly #schedule = new Int32Array(SCHEDULE_WORDS);
  readonly #block = new Uint8Array(BLOCK_BYTES);
  readonly #view = new DataView(this.#block.buffer);
  #filled = 0;
  #bytes = 0;

  update(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    for (let place = 0; place < bytes.length; ) {
      const piece = bytes.subarray(place, place + BLOCK_BYTES - this.#filled);
      this.#block.set(piece, this.#filled);
      this.#filled += piece.length;
      place += piece.length;
      if (this.#filled === BLOCK_BYTES) this.#absorb();
    }
  }

  /** The digest in hexadecimal; nothing may follow. */
  digest(): string {
    const bits = 8 * this.#bytes;
    this.#block[this.#filled] = END_BIT;
    this.#block.fill(0, this.#filled + 1);
    if (this.#filled >= LENGTH_AT) {
      this.#absorb();
      this.#block.fill(0);
    }
    this.#view.setUint32(LENGTH_AT, Math.floor(bits / WORD));
    this.#view.setUint32(LENGTH_AT + 4, bits % WORD);
    this.#absorb();
    return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(HEX_DIGITS, "0")).join("");
  }

  #absorb(): void {
    for (let word = 0; word < BLOCK_WORDS; word++) this.#schedule[word] = this.#view.getInt32(4 * word);
    compress(this.#state, this.#schedule);
    this.#filled = 0;
  }
}

/** The bytes that a hexadecimal text spells. */
export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
