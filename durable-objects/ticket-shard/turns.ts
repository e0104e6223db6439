/**
 * Gathers calls into turns: what comes in one tick, or while a turn has just been, is decided together and shares one
 * commit. Nothing is decided here.
 */

/** Calls decided in one turn; a bound on the turn's length (about 20 µs a call), not a goal. */
const CALLS_MAX = 1000;
/** Calls that may wait for their turn: half a minute's at what one object is good for, so nobody waits longer. */
const WAITING_MAX = 10_000;
/**
 * A turn follows the one before by this at least: under load more calls share a commit, at the price of waiting less
 * than a commit takes where it is replicated. A call that comes after a pause does not wait.
 */
const INTERVAL_MS = 8;

export class Turns<Call> {
  readonly #take: (calls: readonly Call[]) => void;
  #waiting: Call[] = [];
  #lastAt = 0;

  /** @param take decides calls, in one synchronous turn; what it throws is the timer's */
  constructor(take: (calls: readonly Call[]) => void) {
    this.#take = take;
  }

  /** When the last turn began, in milliseconds since the epoch; 0 before the first. */
  get lastAt(): number {
    return this.#lastAt;
  }

  /** @returns false when too many wait already: the call is not taken */
  add(call: Call): boolean {
    if (this.#waiting.length >= WAITING_MAX) return false;
    this.#waiting.push(call);
    // One turn for all calls that wait: one commit instead of one each.
    if (this.#waiting.length === 1) {
      const pause = this.#lastAt + INTERVAL_MS - Date.now();
      this.#turnIn(Math.min(pause, INTERVAL_MS)); // a clock that was set back must not keep anybody waiting
    }
    return true;
  }

  #turnIn(milliseconds: number): void {
    setTimeout(() => this.#turn(), Math.max(0, milliseconds));
  }

  #turn(): void {
    this.#lastAt = Date.now();
    const calls = this.#waiting.splice(0, CALLS_MAX);
    if (this.#waiting.length > 0) this.#turnIn(0);
    this.#take(calls);
  }
}
