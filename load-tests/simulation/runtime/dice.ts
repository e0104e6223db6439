/** Every choice of a simulation, from one seed. */

import { chance } from "../../random.ts";

const HEX_DIGITS = 16;

export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = chance(seed);
  }

  /** A whole number in `[0, end)`. */
  below(end: number): number {
    return Math.floor(this.#next() * end);
  }

  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** @param share how often it happens, 0 … 1; what never happens costs no throw, so that calm is calm for every seed */
  happens(share: number): boolean {
    return share > 0 && this.#next() < share;
  }

  /** A number in `[0, end)`. */
  upTo(end: number): number {
    return this.#next() * end;
  }

  /** @throws RangeError when there are none */
  oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("one of nothing");
    return item;
  }

  hex(digits: number): string {
    let text = "";
    while (text.length < digits) text += this.below(HEX_DIGITS).toString(HEX_DIGITS);
    return text;
  }

  /** A UUID of version 4 (RFC 9562 §5.4). */
  uuid(): string {
    const variant = this.oneOf(["8", "9", "a", "b"]);
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`;
  }
}
