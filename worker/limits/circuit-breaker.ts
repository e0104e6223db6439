/** Stops asking somebody who just failed, so that not every caller waits for the same silence. */

export class CircuitBreaker {
  readonly #pauseMs: number;
  #brokenAt: number | undefined;

  /** @param pauseMs how long nobody asks after a failure; then one asks, and the others go on waiting for what it learns */
  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** Whether the caller may ask. One that may must report `succeeded` or `failed`. */
  mayAsk(now: number): boolean {
    if (this.#brokenAt === undefined) return true;
    const isPaused = now >= this.#brokenAt && now < this.#brokenAt + this.#pauseMs;
    if (isPaused) return false;
    this.#brokenAt = now; // this caller is the one who asks
    return true;
  }

  succeeded(): void {
    this.#brokenAt = undefined;
  }

  failed(now: number): void {
    this.#brokenAt = now;
  }
}
