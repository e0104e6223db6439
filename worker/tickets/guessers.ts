/** Accounts, or network addresses, whose wrong codes this isolate has seen: who is locked, and whom it is counting. */

/** About 1 MB an isolate. What is forgotten beyond is still stored in D1, and read from there. */
const LOCKED_MAX = 10_000;
/**
 * Longer than a counting can take (10 s of waiting for others', 3 s of its own). One that is older went with the
 * request that it belonged to: nobody waits for it, after as long as it has held its subject up.
 */
const COUNTING_MAX_MS = 15_000;

interface Counting {
  readonly counted: Promise<void>;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
}

export class Guessers {
  /** Oldest first; milliseconds since the epoch. */
  readonly #lockedUntil = new Map<string, number>();
  readonly #counting = new Map<string, Counting>();

  /** Milliseconds since the epoch; 0 when no lock is known. */
  lockedUntil(subject: string): number {
    return this.#lockedUntil.get(subject) ?? 0;
  }

  /** Locks a subject, never for less time than it is locked already. @param until milliseconds since the epoch */
  lock(subject: string, until: number): void {
    const longest = Math.max(until, this.lockedUntil(subject));
    this.#lockedUntil.delete(subject);
    if (this.#lockedUntil.size >= LOCKED_MAX) {
      const [oldest] = this.#lockedUntil.keys();
      if (oldest !== undefined) this.#lockedUntil.delete(oldest);
    }
    this.#lockedUntil.set(subject, longest);
  }

  /** Lets a lock end earlier: once it is stored, whoever is locked is told so by what is stored. */
  shorten(subject: string, until: number): void {
    const known = this.lockedUntil(subject);
    if (known > until) this.#lockedUntil.set(subject, until);
  }

  /** Forgets a lock. */
  unlock(subject: string): void {
    this.#lockedUntil.delete(subject);
  }

  /** The counting that looks of this subject wait for; undefined when there is none. */
  counting(subject: string): Promise<void> | undefined {
    const counting = this.#counting.get(subject);
    if (!counting) return undefined;
    if (Date.now() - counting.beganAt < COUNTING_MAX_MS) return counting.counted;
    this.#counting.delete(subject);
    return undefined;
  }

  /** Lets looks of a subject wait from now on. @param counted never rejects; the last one given counts */
  waitFor(subject: string, counted: Promise<void>): void {
    this.#counting.set(subject, { counted, beganAt: Date.now() });
    void counted.then(() => {
      if (this.#counting.get(subject)?.counted === counted) this.#counting.delete(subject);
    });
  }
}
