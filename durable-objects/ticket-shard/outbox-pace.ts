/** When a shard's outbox is drained: at once after a pause, once in an interval under load, by alarm while D1 fails. */

import type { Outbox } from "./outbox.ts";

/** Under load a drain starts at most this often, so that D1 gets hundreds of rows an insert and not a few. */
const DRAIN_INTERVAL_MS = 1000;
/** While rows wait, an alarm stands at most this far ahead: after a crash D1 catches up without any visitor. */
export const ALARM_AHEAD_MS = 5_000;
/** First pause after D1 failed; doubles up to the longest. */
const RETRY_FIRST_MS = 500;
const RETRY_LONGEST_MS = 30_000;

export interface OutboxPaceDeps {
  readonly outbox: Pick<Outbox, "depth" | "drain">;
  readonly isAlarmSet: () => boolean;
  readonly setAlarm: (aheadMs: number) => void;
  /** Hears of each drain that failed; neither waits nor throws. */
  readonly noteFailure: () => void;
}

export class OutboxPace {
  readonly #deps: OutboxPaceDeps;
  #drainIsDue = false;
  #lastDrainAt = 0;
  #failures = 0;

  constructor(deps: OutboxPaceDeps) {
    this.#deps = deps;
  }

  /** Whether the last drain failed. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /** While rows wait: an alarm stands (written with the rows, so a crash cannot lose it) and a drain is due. */
  keepMoving(): void {
    const { outbox, isAlarmSet, setAlarm } = this.#deps;
    if (outbox.depth === 0) return;
    if (!isAlarmSet()) setAlarm(ALARM_AHEAD_MS);
    if (this.#drainIsDue || this.isFailing) return; // after a failure the alarm decides when to try again
    this.#drainIsDue = true;
    setTimeout(() => void this.drain(), Math.max(0, this.#lastDrainAt + DRAIN_INTERVAL_MS - Date.now()));
  }

  /** Sends what waits, now. Never rejects: what D1 did not take is tried again by alarm. */
  async drain(): Promise<void> {
    const { outbox, setAlarm, noteFailure } = this.#deps;
    this.#lastDrainAt = Date.now();
    try {
      await outbox.drain();
      this.#failures = 0;
    } catch (error) {
      const failures = ++this.#failures;
      const { depth } = outbox;
      const pauseMs = Math.min(RETRY_FIRST_MS * 2 ** (failures - 1), RETRY_LONGEST_MS);
      setAlarm(pauseMs);
      noteFailure();
      console.error(
        JSON.stringify({ event: "outbox.failed", depth, failures, pauseMs, error: String(error) }),
      );
    }
    this.#drainIsDue = false;
    this.keepMoving();
  }
}
