/** Accounts, or network addresses, whose wrong codes this isolate has seen: who is locked, and whom it is counting. */

/** About 1 MB an isolate. What is forgotten beyond is still stored in D1, and read from there. */
const LOCKED_MAX = 10_000;

export class Guessers {
  /** Oldest first; milliseconds since the epoch. */
  readonly #lockedUntil = new Map<string, number>();
  readonly #counting = new Map<string, Promise<void>>();

  /** Milliseconds since the epoch; 0 when no lock is known. */
  lockedUntil(subject: string): number {
    return this.#lockedUntil.get(subject) ?? 0;
  }

  /** @param until milliseconds since the epoch */
  lock(subject: string, until: number): void {
    this.#lockedUntil.delete(subject);
    if (this.#lockedUntil.size >= LOCKED_MAX) {
      const [oldest] = this.#lockedUntil.keys();
      if (oldest !== undefined) this.#lockedUntil.delete(oldest);
    }
    this.#lockedUntil.set(subject, until);
  }

  /** The counting that looks of this subject wait for; undefined when there is none. */
  counting(subject: string): Promise<void> | undefined {
    return this.#counting.get(subject);
  }

  /** Lets looks of a subject wait from now on. @param counted never rejects; the last one given counts */
  waitFor(subject: string, counted: Promise<void>): void {
    this.#counting.set(subject, counted);
    void counted.then(() => {
      if (this.#counting.get(subject) === counted) this.#counting.delete(subject);
    });
  }
}
