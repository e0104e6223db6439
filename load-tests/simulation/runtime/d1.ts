/** D1 over SQLite, with the real migrations: every call all or nothing, some of them failed, some failed though done. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Answer } from "./incarnation.ts";
import { type Callee, call } from "./network.ts";
import type { Party, World } from "./world.ts";

const MIGRATIONS = join(import.meta.dirname, "../../../migrations");
/** Objects wait 35 s for D1; what is stuck is done after that, and nobody hears of it in time. */
const STUCK_MS = 50_000;

type Value = string | number | null;

interface Query {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** The tables are made once; each seed's rows are taken back after it. */
const file = new DatabaseSync(":memory:");
const statements = new Map<string, StatementSync>();
for (const name of readdirSync(MIGRATIONS).sort()) {
  if (name.endsWith(".sql")) file.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
}

export class D1 implements Callee {
  readonly name = "d1";
  /** Rises with every call that wrote. */
  changes = 0;
  isAway = false;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    file.exec("SAVEPOINT seed");
  }

  /** Forgets the seed's rows. */
  close(): void {
    file.exec("ROLLBACK TO seed; RELEASE seed");
  }

  query<Row = Record<string, unknown>>(sql: string, ...values: readonly Value[]): Row[] {
    let statement = statements.get(sql);
    if (!statement) {
      statement = file.prepare(sql);
      statements.set(sql, statement);
    }
    return statement.all(...values) as Row[];
  }

  deliver(_method: string, args: readonly unknown[], reply: (answer: Answer) => void): void {
    const { dice, weather, trace } = this.#world;
    const failed: Answer = { kind: "error", message: "D1_ERROR: internal error" };
    if (this.isAway || dice.happens(weather.d1Refused)) {
      trace.count("D1 calls refused");
      reply(failed);
      return;
    }
    if (dice.happens(weather.d1Stuck)) {
      trace.count("D1 calls that nobody waited for");
      this.#world.plan(STUCK_MS, "d1 does what was stuck", args, () => reply(this.#carryOut(args)));
      return;
    }
    const answer = this.#carryOut(args);
    if (dice.happens(weather.d1FailedAfterCommit)) {
      trace.count("D1 calls that committed and failed");
      this.#world.note("d1 has committed and answers with an error");
      reply(failed);
    } else reply(answer);
  }

  #carryOut([queries]: readonly unknown[]): Answer {
    this.changes++;
    file.exec("SAVEPOINT batch");
    try {
      const value = (queries as Query[]).map(({ sql, values }) => ({
        results: this.query(sql, ...values),
        success: true,
        meta: {},
      }));
      file.exec("RELEASE batch");
      return { kind: "value", value };
    } catch (error) {
      file.exec("ROLLBACK TO batch; RELEASE batch");
      return { kind: "error", message: `D1_ERROR: ${error}` };
    }
  }

  /** The binding, as this party holds it. */
  bindingOf(from: Party): D1Database {
    const send = (queries: readonly Query[]) => call(this.#world, from, this, "query", [queries]);
    const binding = {
      prepare: (sql: string) => new Statement(send, sql, []),
      batch: (all: readonly Statement[]) => send(all.map(({ sql, values }) => ({ sql, values }))),
    };
    return binding as unknown as D1Database; // what the house uses of it
  }
}

class Statement {
  readonly sql: string;
  readonly values: readonly Value[];
  readonly #send: (queries: readonly Query[]) => Promise<unknown>;

  constructor(send: (queries: readonly Query[]) => Promise<unknown>, sql: string, values: readonly Value[]) {
    this.#send = send;
    this.sql = sql;
    this.values = values;
  }

  bind(...values: readonly (Value | boolean)[]): Statement {
    const bound = values.map((value) => (typeof value === "boolean" ? Number(value) : value));
    return new Statement(this.#send, this.sql, bound);
  }

  async all(): Promise<{ results: Record<string, unknown>[] } | undefined> {
    const { sql, values } = this;
    const answers = (await this.#send([{ sql, values }])) as { results: Record<string, unknown>[] }[];
    return answers[0];
  }

  run() {
    return this.all();
  }

  async first(): Promise<Record<string, unknown> | null> {
    return (await this.all())?.results[0] ?? null;
  }
}
