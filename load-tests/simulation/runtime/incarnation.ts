/** One life of an object: its memory, from its construction to its crash. What it stored outlives it. */

import { Disk } from "./disk.ts";
import type { Party, World } from "./world.ts";

/** What came of a call, as it travels back. */
export type Answer =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly message: string };

export interface Body {
  readonly [method: string]: unknown;
}

export interface LifeDeps {
  readonly world: World;
  readonly name: string;
  readonly disk: Disk;
  /** How far the clock of the machine it lives on is ahead. */
  readonly clockAheadMs: () => number;
  /** It cannot go on: its turn is to be undone, its calls to fail. */
  readonly onAbort: (reason: string) => void;
  /** The turn that just ended is durable. */
  readonly onDurable: () => void;
  readonly alarm: AlarmSide;
}

/** What the platform knows of the object's alarm. */
export interface AlarmSide {
  readonly get: () => number | null;
  readonly set: (at: number) => void;
}

/** Most commits are durable within some milliseconds; those that are not, within some seconds. */
const COMMIT_MS = 4;
const SLOW_COMMIT_MS = 3_000;

export class Incarnation implements Party {
  readonly name: string;
  isAlive = true;
  /** Answers that are still owed, those held back by the gate included. */
  readonly owed = new Set<(answer: Answer) => void>();
  readonly #deps: LifeDeps;
  #body: Body | undefined;
  #ready: Promise<unknown> = Promise.resolve();

  constructor(deps: LifeDeps) {
    this.#deps = deps;
    this.name = deps.name;
  }

  get clockAheadMs(): number {
    return this.#deps.clockAheadMs();
  }

  /** Makes the object. Throws what its constructor throws. */
  begin(make: (state: DurableObjectState) => object): void {
    this.#body = make(this.#state()) as Body;
  }

  /** Calls a method and answers when what it wrote is durable. */
  async call(method: string, args: readonly unknown[], reply: (answer: Answer) => void): Promise<void> {
    this.owed.add(reply);
    const answer = await this.#answerOf(method, args);
    if (!this.isAlive) return;
    this.whenDurable(() => {
      if (this.owed.delete(reply)) reply(answer);
    });
  }

  async #answerOf(method: string, args: readonly unknown[]): Promise<Answer> {
    try {
      await this.#ready; // blockConcurrencyWhile
      const action = this.#body?.[method];
      if (typeof action !== "function") throw new Error(`${this.name} has no method ${method}`);
      const value: unknown = await action.apply(this.#body, args);
      return { kind: "value", value: structuredClone(value) };
    } catch (error) {
      return { kind: "error", message: String(error) };
    }
  }

  whenDurable(leave: () => void): void {
    if (this.isAlive) this.#deps.disk.whenDurable(leave);
  }

  endTurn(): void {
    const { world, disk, onDurable } = this.#deps;
    if (!this.isAlive) return;
    const confirm = disk.endTurn();
    if (!confirm) return;
    const { dice, weather } = world;
    const isSlow = dice.happens(weather.slowCommit);
    world.plan(dice.upTo(isSlow ? SLOW_COMMIT_MS : COMMIT_MS), `durable at ${this.name}`, undefined, () => {
      if (!this.isAlive) return;
      confirm();
      onDurable();
    });
  }

  #state(): DurableObjectState {
    const state = {
      storage: this.#storage(),
      blockConcurrencyWhile: (action: () => Promise<unknown>) => {
        this.#ready = action().catch((error) => {
          this.#abort(String(error));
          throw error;
        });
        return this.#ready;
      },
      abort: (reason: string) => this.#abort(reason),
    };
    return state as unknown as DurableObjectState; // what the objects use of it
  }

  #storage() {
    const { disk, alarm, world } = this.#deps;
    return {
      sql: {
        exec: (sql: string, ...values: (string | number | null)[]) => {
          this.#mustLive();
          const isRefused = !Disk.isRead(sql) && world.dice.happens(world.weather.diskError);
          if (isRefused) {
            world.trace.count("statements the disk refused");
            world.note(`disk of ${this.name} refuses`, sql.trim().slice(0, 60));
            throw new Error("disk I/O error: SQLITE_IOERR");
          }
          return cursorOf(disk.run(sql, values));
        },
      },
      transactionSync: <Result>(action: () => Result): Result => {
        this.#mustLive();
        return disk.transaction(action);
      },
      getAlarm: async () => alarm.get(),
      setAlarm: async (at: number) => {
        this.#mustLive();
        alarm.set(at);
      },
    };
  }

  #mustLive(): void {
    if (!this.isAlive) throw new Error(`${this.name} is gone`);
  }

  #abort(reason: string): void {
    if (this.isAlive) this.#deps.onAbort(reason);
  }
}

function cursorOf(rows: readonly Record<string, unknown>[]) {
  return {
    toArray: () => [...rows],
    one: () => {
      const [row] = rows;
      if (rows.length !== 1 || !row) throw new Error(`expected exactly one row, got ${rows.length}`);
      return row;
    },
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}
