/** The runtime's resident memory over a run. */

import { currentMemory } from "../printing/resident-memory.ts";

export interface MemorySample {
  /** Since the start. */
  readonly second: number;
  readonly mib: number;
}

const MEBIBYTE = 2 ** 20;
const FIRST_INTERVAL_MS = 5_000;
/** A day of samples must still be a chart: beyond so many, every second one is dropped and half as many are taken. */
const SAMPLES_MAX = 400;

export class MemoryWatch {
  readonly #pid: number | undefined;
  #samples: MemorySample[] = [];
  #intervalMs = FIRST_INTERVAL_MS;
  #timer: NodeJS.Timeout | undefined;
  #startedAt = 0;

  /** @param pid of the runtime; without one there are no samples */
  constructor(pid: number | undefined) {
    this.#pid = pid;
  }

  get samples(): readonly MemorySample[] {
    return this.#samples;
  }

  start(): void {
    this.#startedAt = performance.now();
    this.#sample();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#take();
  }

  #sample(): void {
    this.#take();
    if (this.#samples.length > SAMPLES_MAX) {
      this.#samples = this.#samples.filter((_, index) => index % 2 === 0);
      this.#intervalMs *= 2;
    }
    this.#timer = setTimeout(() => this.#sample(), this.#intervalMs).unref();
  }

  #take(): void {
    const bytes = this.#pid === undefined ? undefined : currentMemory(this.#pid);
    if (bytes === undefined) return;
    const second = Math.round((performance.now() - this.#startedAt) / 1000);
    this.#samples.push({ second, mib: Math.round(bytes / MEBIBYTE) });
  }
}
