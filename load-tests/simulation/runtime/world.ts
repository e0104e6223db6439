/**
 * The world of one seed: its time, its chance, and what happens next. One thing happens at a time, and all microtasks
 * that follow from it run before the next: what an object does in such a step is what the runtime calls a turn.
 */

import { CALM, type Weather } from "../weather.ts";
import { Agenda, type Planned } from "./agenda.ts";
import type { Dice } from "./dice.ts";
import type { Trace } from "./trace.ts";

/** Somebody who acts: an object while it lives, or the Workers and people outside. */
export interface Party {
  readonly name: string;
  /** An object that crashed hears and does nothing more. */
  readonly isAlive: boolean;
  /** How far its clock is ahead of the true one. */
  readonly clockAheadMs: number;
  /** Lets something leave once everything that the party has written until now is durable (the output gate). */
  whenDurable(leave: () => void): void;
  /** Every microtask of its step has run. */
  endTurn(): void;
}

/** Workers, clients and the platform: they store nothing, so nothing holds them back. */
export const OUTSIDE: Party = {
  name: "outside",
  isAlive: true,
  clockAheadMs: 0,
  whenDurable: (leave) => leave(),
  endTurn: () => undefined,
};

// Kept before the objects' timers are replaced: the only thing that truly waits here, for microtasks.
const afterMicrotasks = setImmediate;

export class World {
  readonly dice: Dice;
  readonly trace: Trace;
  weather: Weather = CALM;
  nowMs: number;
  steps = 0;
  running: Party = OUTSIDE;
  readonly #agenda = new Agenda();

  constructor(dice: Dice, trace: Trace, startMs: number) {
    this.dice = dice;
    this.trace = trace;
    this.nowMs = startMs;
  }

  /** What the running party reads from its clock: whole milliseconds. */
  get clockMs(): number {
    return Math.floor(this.nowMs + this.running.clockAheadMs);
  }

  plan(aheadMs: number, what: string, detail: unknown, run: () => void): Planned {
    return this.#agenda.add(this.nowMs + Math.max(0, aheadMs), what, detail, run);
  }

  note(what: string, detail?: unknown): void {
    this.trace.note(this.nowMs, what, detail);
  }

  /** A timer of the running party; it dies with it. */
  setTimer(run: () => void, aheadMs: number): Planned {
    const party = this.running;
    return this.plan(aheadMs, `timer of ${party.name}`, undefined, () => {
      if (!party.isAlive) return;
      this.running = party;
      try {
        run();
      } catch (error) {
        this.note(`uncaught in a timer of ${party.name}`, String(error)); // the runtime logs it, too, and goes on
      }
    });
  }

  /** Resolves for the running party after a while. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.setTimer(resolve, milliseconds));
  }

  /**
   * Lets things happen until nothing is left to, or the time has come.
   * @param afterStep is told of each step once all of it is done; what it throws ends the run
   */
  async runUntil(atMs: number, afterStep: () => void): Promise<void> {
    for (let next = this.#agenda.next(atMs); next; next = this.#agenda.next(atMs)) {
      this.nowMs = Math.max(this.nowMs, next.atMs);
      this.trace.note(this.nowMs, next.what, next.detail);
      this.running = OUTSIDE;
      next.run();
      await new Promise<void>((resolve) => afterMicrotasks(resolve));
      this.running.endTurn();
      this.steps++;
      afterStep();
    }
    this.nowMs = Math.max(this.nowMs, atMs);
  }
}
