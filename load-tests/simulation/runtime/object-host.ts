/** An object by its name: its storage for good, its alarm, and one life after another. */

import type { Planned } from "./agenda.ts";
import { Disk } from "./disk.ts";
import { type Answer, Incarnation } from "./incarnation.ts";
import type { Party, World } from "./world.ts";

/** As the platform does it: six retries, the first after two seconds, each twice as far away. */
const ALARM_RETRIES = 6;
const ALARM_RETRY_FIRST_MS = 2_000;
/** An alarm for a moment that has passed rings at once, and that is not the same instant. */
const ALARM_SOONEST_MS = 5;
const ALARM_LATE_MS = 20_000;
/** A second delivery comes while the first is at work or well after it. */
const ALARM_DOUBLE_MS = 3_000;

export type MakeObject = (state: DurableObjectState, self: Party) => object;

export class ObjectHost {
  readonly name: string;
  readonly disk = new Disk();
  /** Alarms that the platform gave up: nothing but a visitor can set one again. */
  alarmsLost = 0;
  crashes = 0;
  isCutOff = false;
  /** For witnesses: hears of each call before the object does. */
  onCall: ((method: string, args: readonly unknown[]) => void) | undefined;
  readonly #world: World;
  readonly #make: MakeObject;
  #life: Incarnation | undefined;
  #alarm: Planned | undefined;
  /** When the alarm that is being handled was due; it stands in storage until its handler has ended well. */
  #handling: number | undefined;
  #alarmFailures = 0;
  #clockAheadMs = 0;

  constructor(world: World, name: string, make: MakeObject) {
    this.#world = world;
    this.name = name;
    this.#make = make;
  }

  /** Sets its machine's clock, by which its alarms ring, too. */
  setClock(aheadMs: number): void {
    this.#clockAheadMs = aheadMs;
    this.#planAlarm();
  }

  get isAwake(): boolean {
    return this.#life !== undefined;
  }

  /** Runs a call in a turn of the object. @param reply is called once, unless whoever waits is gone by then */
  deliver(method: string, args: readonly unknown[], reply: (answer: Answer) => void): void {
    this.onCall?.(method, args);
    const life = this.#wake(reply);
    void life?.call(method, args, reply);
  }

  /**
   * The object loses its memory; of its storage remains what was durable, and perhaps some of what was not.
   * @param lost how many of the turns that are not durable are lost; absent for chance
   */
  crash(reason: string, lost?: number): void {
    const life = this.#life;
    if (!life) return;
    const { dice } = this.#world;
    const unconfirmed = this.disk.unconfirmedTurns;
    const gone = lost ?? dice.between(0, unconfirmed);
    this.#world.note(`CRASH ${this.name}`, `${reason}; loses ${gone} of ${unconfirmed} turns`);
    life.isAlive = false;
    this.crashes++;
    this.#life = undefined;
    this.disk.crash(gone);
    this.#handling = undefined;
    this.#planAlarm();
    const message = `Error: ${this.name} was reset: ${reason}`;
    for (const reply of life.owed) reply({ kind: "error", message });
    life.owed.clear();
  }

  /** The turn that runs is undone, and the object with it. */
  #abort(reason: string): void {
    this.#world.trace.count("objects that started anew by themselves");
    this.disk.abandonTurn();
    this.crash(`aborted: ${reason}`);
  }

  #wake(reply: (answer: Answer) => void): Incarnation | undefined {
    const world = this.#world;
    if (this.#life) {
      world.running = this.#life;
      return this.#life;
    }
    const life: Incarnation = new Incarnation({
      world,
      name: this.name,
      disk: this.disk,
      clockAheadMs: () => this.#clockAheadMs,
      onAbort: (reason) => this.#abort(reason),
      onDurable: () => this.#planAlarm(),
      alarm: { get: () => this.#alarmToBe(), set: (at) => this.#setAlarm(at) },
    });
    world.running = life;
    this.#life = life;
    try {
      life.begin((state) => this.#make(state, life));
      return life;
    } catch (error) {
      this.disk.abandonTurn();
      this.crash(`its constructor failed: ${error}`);
      reply({ kind: "error", message: String(error) });
      return undefined;
    }
  }

  /** As the runtime tells it: an alarm that is being handled is no alarm any more. */
  #alarmToBe(): number | null {
    const at = this.disk.alarmAt();
    return at === this.#handling ? null : at;
  }

  #setAlarm(at: number): void {
    this.#handling = undefined; // whatever becomes of the handler, this one stands
    this.disk.setAlarm(at);
  }

  /** Sees to it that the platform wakes the object at the time that is stored. */
  #planAlarm(): void {
    const world = this.#world;
    const at = this.disk.alarmAt();
    if (this.#alarm) this.#alarm.isCancelled = true;
    this.#alarm = undefined;
    if (at === null || this.#handling !== undefined) return;
    const isLate = world.dice.happens(world.weather.alarmLate);
    if (isLate) world.trace.count("alarms late");
    const late = isLate ? world.dice.upTo(ALARM_LATE_MS) : 0;
    const retryMs = this.#alarmFailures === 0 ? 0 : ALARM_RETRY_FIRST_MS * 2 ** (this.#alarmFailures - 1);
    const dueMs = at - (world.nowMs + this.#clockAheadMs);
    const waitMs = Math.max(dueMs, retryMs, ALARM_SOONEST_MS) + late;
    this.#alarm = world.plan(waitMs, `alarm of ${this.name}`, undefined, () => this.#ring(at));
  }

  #ring(at: number): void {
    const { dice, weather, trace } = this.#world;
    if (this.disk.alarmAt() !== at) return; // another turn has moved it and is not durable yet
    this.#alarm = undefined;
    this.#handling = at;
    if (dice.happens(weather.alarmDoubled)) {
      trace.count("alarms doubled");
      this.#world.plan(dice.upTo(ALARM_DOUBLE_MS), `alarm of ${this.name}, again`, undefined, () =>
        this.deliver("alarm", [], () => undefined),
      );
    }
    const isEndedByCrash = dice.happens(weather.alarmCrash);
    this.deliver("alarm", [], (answer) => this.#handled(at, answer));
    if (isEndedByCrash && this.#life) this.#crashSoon();
  }

  /** Before anything it did is durable, in the middle of the handler, or just after it. */
  #crashSoon(): void {
    const life = this.#life;
    const { dice, trace } = this.#world;
    const isAtOnce = dice.happens(0.7); // or the alarm it has set anew would always stand
    this.#world.plan(isAtOnce ? 0 : dice.upTo(20), `end of ${this.name} in its alarm`, undefined, () => {
      if (this.#life !== life) return;
      trace.count("crashes while an alarm was handled");
      this.crash("in its alarm", isAtOnce ? this.disk.unconfirmedTurns : undefined);
    });
  }

  #handled(at: number, answer: Answer): void {
    const isStanding = this.disk.alarmAt() === at;
    if (answer.kind === "value") this.#alarmFailures = 0;
    else if (isStanding) this.#alarmFailures++;
    const isGivenUp = this.#alarmFailures > ALARM_RETRIES;
    if (isGivenUp) {
      this.alarmsLost++;
      this.#world.trace.count("alarms lost after six retries");
      this.#world.note(`alarm of ${this.name} is given up`);
      this.#alarmFailures = 0;
    }
    // One that the handler has set anew stands, even for the same instant.
    const isDone = answer.kind === "value" ? this.#handling === at : isGivenUp;
    if (this.#handling === at) this.#handling = undefined;
    if (isDone && isStanding) this.#forget();
    this.#planAlarm();
  }

  /** The platform's own write: durable at once, since nobody hears of it. */
  #forget(): void {
    this.disk.setAlarm(null);
    this.disk.endTurn()?.();
  }
}
