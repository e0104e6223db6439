/**
 * The tickets of one shard that were played: one bit each, 1.9 kB for 15,000 tickets.
 * Bit `local & 7` of byte `local >> 3`; a shard has ten million tickets at most, far from where a shift turns negative.
 */

const FIRST_BYTES = 256;

export class TicketSet {
  #bits = new Uint8Array(FIRST_BYTES);

  /** @param local the ticket's number within its shard, from 0 */
  has(local: number): boolean {
    return ((this.#bits[local >> 3] ?? 0) & (1 << (local & 7))) !== 0;
  }

  add(local: number): void {
    const byte = local >> 3;
    if (byte >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(byte + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (local & 7));
  }
}
