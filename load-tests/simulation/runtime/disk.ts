/**
 * An object's SQLite as the runtime keeps it: what is written in one turn becomes one commit, a commit is durable only
 * some time later, and a crash before that keeps a beginning of them. Each turn that is not durable yet is a savepoint.
 */

import { DatabaseSync, type StatementSync } from "node:sqlite";

type Value = string | number | null;

/** A turn's writes, not known to be durable. */
interface Turn {
  isDurable: boolean;
  /** What waits for it: answers and calls that tell of it. */
  readonly leaving: (() => void)[];
}

const READS = /^\s*SELECT\b/iu;

export class Disk {
  readonly #database = new DatabaseSync(":memory:");
  readonly #statements = new Map<string, StatementSync>();
  /** Oldest first; the last one may still be written to. */
  readonly #turns: Turn[] = [];
  #isWriting = false;
  /** Rises with every change of what is stored, a crash's included. */
  changes = 0;
  /** Rises when something that was stored is gone again. */
  losses = 0;

  constructor() {
    // The platform's own note of the alarm: set and forgotten in the commit of the turn that did it.
    this.#database.exec("CREATE TABLE _alarm (only_row INTEGER PRIMARY KEY, at INTEGER NOT NULL)");
  }

  /** Turns that a crash may still undo. */
  get unconfirmedTurns(): number {
    return this.#turns.filter(({ isDurable }) => !isDurable).length;
  }

  close(): void {
    this.#database.close();
  }

  static isRead(sql: string): boolean {
    return READS.test(sql);
  }

  /** Runs one statement with parameters, or any number without; a write opens the turn's savepoint. */
  run(sql: string, values: readonly Value[]): Record<string, unknown>[] {
    if (!Disk.isRead(sql)) this.#openTurn();
    return this.query(sql, ...values);
  }

  /** Reads past the object, for its platform and for witnesses. */
  query<Row = Record<string, unknown>>(sql: string, ...values: readonly Value[]): Row[] {
    if (values.length === 0 && !Disk.isRead(sql)) {
      this.#database.exec(sql); // migrations are many statements at once
      return [];
    }
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement.all(...values) as Row[];
  }

  /** All of the action's writes or none, inside the turn. */
  transaction<Result>(action: () => Result): Result {
    this.#openTurn();
    this.#database.exec("SAVEPOINT inner_one");
    try {
      const result = action();
      this.#database.exec("RELEASE inner_one");
      return result;
    } catch (error) {
      this.#database.exec("ROLLBACK TO inner_one; RELEASE inner_one");
      throw error;
    }
  }

  alarmAt(): number | null {
    return this.query<{ at: number }>("SELECT at FROM _alarm")[0]?.at ?? null;
  }

  setAlarm(at: number | null): void {
    if (at === null) this.run("DELETE FROM _alarm WHERE only_row = ?", [1]);
    else this.run("INSERT OR REPLACE INTO _alarm VALUES (1, ?)", [at]);
  }

  /** @param leave is let go when all that is written by now is durable: at once, or with the commit it waits for */
  whenDurable(leave: () => void): void {
    const last = this.#turns.at(-1);
    if (last) last.leaving.push(leave);
    else leave();
  }

  /** The turn is over. @returns what to call once its commit is durable; undefined when it wrote nothing */
  endTurn(): (() => void) | undefined {
    const turn = this.#turns.at(-1);
    if (!this.#isWriting || !turn) return undefined;
    this.#isWriting = false;
    return () => this.#confirm(turn);
  }

  /** Takes back what the running turn has written. */
  abandonTurn(): void {
    if (this.#isWriting) this.#dropNewest();
  }

  /** The object is gone. @param lost how many of the newest turns are, too: `unconfirmedTurns` at most */
  crash(lost: number): void {
    if (lost > this.unconfirmedTurns) throw new RangeError("what is durable cannot be lost");
    for (let turn = 0; turn < lost; turn++) this.#dropNewest();
    for (const turn of this.#turns) {
      turn.isDurable = true;
      turn.leaving.length = 0;
    }
    this.#isWriting = false;
    this.#releaseDurable();
  }

  #openTurn(): void {
    this.changes++;
    if (this.#isWriting) return;
    this.#database.exec("SAVEPOINT turn");
    this.#turns.push({ isDurable: false, leaving: [] });
    this.#isWriting = true;
  }

  #dropNewest(): void {
    this.#database.exec("ROLLBACK TO turn; RELEASE turn");
    this.#turns.pop();
    this.#isWriting = false;
    this.changes++;
    this.losses++;
  }

  /** Durable is everything up to this turn: commits are durable in their order. */
  #confirm(turn: Turn): void {
    const place = this.#turns.indexOf(turn);
    const durable = this.#turns.slice(0, place + 1);
    const leaving = durable.flatMap((one) => one.leaving.splice(0));
    for (const one of durable) one.isDurable = true;
    this.#releaseDurable();
    for (const leave of leaving) leave();
  }

  /** A savepoint takes those after it with it, so they go together once all are durable. */
  #releaseDurable(): void {
    if (this.#isWriting || !this.#turns.every(({ isDurable }) => isDurable)) return;
    while (this.#turns.pop()) this.#database.exec("RELEASE turn");
  }
}
