/**
 * Every redemption of a campaign in 50 bytes each, found by its serial: 1.5 million of them are 130 MB, where objects
 * with their texts would be a gigabyte. An open-addressed hash table over typed arrays.
 */

export interface Redemption {
  readonly serial: number;
  /** UUID of the ticket. */
  readonly ticketId: string;
  /** Ordinal. */
  readonly prize: number;
  /** UUID of the account. */
  readonly player: string;
}

/** Who has confirmed a redemption besides its ledger; bits of one byte. */
export const CONFIRMED_BY = { player: 1, database: 2 } as const;
export type Witness = keyof typeof CONFIRMED_BY;

export type Confirmation =
  | { readonly kind: "confirmed"; readonly isFirst: boolean }
  /** No ledger has this serial. */
  | { readonly kind: "unknown" }
  | { readonly kind: "different"; readonly what: "ticket id" | "prize" | "player" };

const WORDS_A_UUID = 4;
/** Three quarters full, a look-up still meets a few slots only. */
const FILL_MAX = 0.75;
const SLOTS_MIN = 1_024;
const EMPTY = -1;
/** Knuth's multiplicative hash: serials come in runs, and runs must not collide. */
const GOLDEN = 2_654_435_761;

export class RedemptionTable {
  #size = 0;
  #serials: Float64Array;
  #words: Uint32Array;
  #prizes: Uint16Array;
  #confirmed: Uint8Array;

  /** @param expected how many redemptions there will be about; it grows beyond that */
  constructor(expected = 0) {
    let slots = SLOTS_MIN;
    while (slots * FILL_MAX < expected) slots *= 2;
    this.#serials = new Float64Array(slots).fill(EMPTY);
    this.#words = new Uint32Array(slots * 2 * WORDS_A_UUID);
    this.#prizes = new Uint16Array(slots);
    this.#confirmed = new Uint8Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  /** Takes a redemption from a ledger. @returns false when this serial was redeemed before; the first one stays */
  add({ serial, ticketId, prize, player }: Redemption): boolean {
    if (this.#size + 1 > this.#serials.length * FILL_MAX) this.#grow();
    const slot = this.#slotOf(serial);
    if (this.#serials[slot] === serial) return false;
    this.#serials[slot] = serial;
    this.#words.set(wordsOf(ticketId), slot * 2 * WORDS_A_UUID);
    this.#words.set(wordsOf(player), slot * 2 * WORDS_A_UUID + WORDS_A_UUID);
    this.#prizes[slot] = prize;
    this.#size++;
    return true;
  }

  /** Holds what somebody else says of a redemption against the ledger's. */
  confirm({ serial, ticketId, prize, player }: Redemption, witness: Witness): Confirmation {
    const slot = this.#slotOf(serial);
    if (this.#serials[slot] !== serial) return { kind: "unknown" };
    const at = slot * 2 * WORDS_A_UUID;
    if (!this.#areWords(at, ticketId)) return { kind: "different", what: "ticket id" };
    if (this.#prizes[slot] !== prize) return { kind: "different", what: "prize" };
    if (!this.#areWords(at + WORDS_A_UUID, player)) return { kind: "different", what: "player" };
    const before = this.#confirmed[slot] ?? 0;
    const bit = CONFIRMED_BY[witness];
    this.#confirmed[slot] = before | bit;
    return { kind: "confirmed", isFirst: (before & bit) === 0 };
  }

  #areWords(at: number, uuid: string): boolean {
    return wordsOf(uuid).every((word, offset) => this.#words[at + offset] === word);
  }

  /** Where a serial stands, or the free slot where it would. */
  #slotOf(serial: number): number {
    const slots = this.#serials.length;
    let slot = (Math.imul(serial % 2 ** 32, GOLDEN) >>> 0) & (slots - 1);
    while (this.#serials[slot] !== EMPTY && this.#serials[slot] !== serial) slot = (slot + 1) & (slots - 1);
    return slot;
  }

  #grow(): void {
    const [serials, words, prizes, confirmed] = [this.#serials, this.#words, this.#prizes, this.#confirmed];
    const slots = serials.length * 2;
    this.#serials = new Float64Array(slots).fill(EMPTY);
    this.#words = new Uint32Array(slots * 2 * WORDS_A_UUID);
    this.#prizes = new Uint16Array(slots);
    this.#confirmed = new Uint8Array(slots);
    const perSlot = 2 * WORDS_A_UUID;
    for (const [old, serial] of serials.entries()) {
      if (serial === EMPTY) continue;
      const slot = this.#slotOf(serial);
      this.#serials[slot] = serial;
      this.#words.set(words.subarray(old * perSlot, (old + 1) * perSlot), slot * perSlot);
      this.#prizes[slot] = prizes[old] ?? 0;
      this.#confirmed[slot] = confirmed[old] ?? 0;
    }
  }
}

/** The 128 bits of a UUID. What is no UUID gives other words than any that is one, for it has too few digits. */
function wordsOf(uuid: string): number[] {
  const digits = uuid.replaceAll("-", "");
  const HEX_DIGITS_A_WORD = 8;
  return Array.from({ length: WORDS_A_UUID }, (_, word) =>
    Number.parseInt(digits.slice(word * HEX_DIGITS_A_WORD, (word + 1) * HEX_DIGITS_A_WORD), 16),
  );
}
