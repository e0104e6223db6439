/** Log lines about something that may happen thousands of times a second. */

/**
 * Writes one JSON line, at most one every `intervalMs`, and says how often it happened since the last one. Of an
 * error only the name is written: messages of the Redis client repeat its whole command.
 */
export class SeldomLog {
  readonly #event: string;
  readonly #intervalMs: number;
  #lastAt: number | undefined;
  #times = 0;

  constructor(event: string, intervalMs: number) {
    this.#event = event;
    this.#intervalMs = intervalMs;
  }

  write(error: unknown, now = Date.now()): void {
    this.#times++;
    if (this.#lastAt !== undefined && Math.abs(now - this.#lastAt) < this.#intervalMs) return;
    const name = error instanceof Error ? error.name : typeof error;
    console.warn(JSON.stringify({ level: "warn", event: this.#event, error: name, times: this.#times }));
    this.#lastAt = now;
    this.#times = 0;
  }
}
