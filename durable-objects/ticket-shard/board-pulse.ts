/**
 * When a shard reports to the live board: some time after a commit, and always once after the last one. A commit costs
 * it a flag, or one timer for all commits of an interval; nothing waits for it, and nothing it does can fail a play.
 */

/** What somebody who watches sees of the delay; a shard sends two reports a second at most. */
export const REPORT_INTERVAL_MS = 500;
/** The board that was not reached is tried again ever less often, for good: the figures are cumulative, so nothing is lost. */
const RETRY_LONGEST_MS = 30_000;

export interface PulseDeps {
  /** Sends where the shard stands now. @returns how long the board can wait for the next report, in milliseconds */
  readonly report: () => Promise<number>;
  readonly onFailure: (error: unknown, pauseMs: number) => void;
}

export class BoardPulse {
  readonly #deps: PulseDeps;
  #isDue = false;
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = REPORT_INTERVAL_MS;
  #failures = 0;
  /** How often the board asked: the answer to a report sent before it asked says nothing of what it wants now. */
  #asked = 0;

  constructor(deps: PulseDeps) {
    this.#deps = deps;
  }

  /** Something was committed. */
  touch(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#plan();
  }

  /** The board has just been told by itself, and somebody watches: the next report comes soon again. */
  told(): void {
    this.#asked++;
    this.#isDue = false;
    this.#failures = 0;
    this.#pauseMs = REPORT_INTERVAL_MS;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #plan(): void {
    if (this.#timer !== undefined || this.#isSending) return;
    this.#timer = setTimeout(() => void this.#send(), this.#pauseMs);
  }

  async #send(): Promise<void> {
    this.#timer = undefined;
    this.#isDue = false; // what is committed from here on may be in no report yet
    this.#isSending = true;
    const asked = this.#asked;
    try {
      const pauseMs = await this.#deps.report();
      this.#failures = 0;
      if (asked === this.#asked) this.#pauseMs = pauseMs;
    } catch (error) {
      this.#isDue = true;
      this.#pauseMs = Math.min(REPORT_INTERVAL_MS * 2 ** this.#failures++, RETRY_LONGEST_MS);
      this.#deps.onFailure(error, this.#pauseMs);
    }
    this.#isSending = false;
    if (this.#isDue) this.#plan();
  }
}
