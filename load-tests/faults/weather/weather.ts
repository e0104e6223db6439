/**
 * Stands before the built Worker, in workerd, and makes its D1 slow, deaf or forgetful: the Worker's requests and its
 * objects see the same weather. `POST /dev/weather` sets it, `GET` says what it has done.
 *
 * It is stripped of its types and served as it is (modules.ts), so it imports nothing but what it is given.
 */

export interface Weather {
  /** How much later each call reaches D1, milliseconds. */
  readonly slowMs: number;
  /** Share of calls that fail before D1 has heard of them, 0 … 1. */
  readonly refused: number;
  /** Share of calls that write and fail after D1 has done, and committed, all that was asked. */
  readonly failedAfterCommit: number;
}

/** What became of the calls so far. */
export interface WeatherTally {
  readonly asked: number;
  readonly slowed: number;
  readonly refused: number;
  readonly failedAfterCommit: number;
}

export const WEATHER_PATH = "/dev/weather";
/** In the words of D1 when its network fails. */
const WORDS = "D1_ERROR: Network connection lost.";
/** An odd number far from any period of calls: the same calls meet the same fate in no two rounds. */
const STEP = 0.618_033_988_749_895;

let weather: Weather = { slowMs: 0, refused: 0, failedAfterCommit: 0 };
const tally = { asked: 0, slowed: 0, refused: 0, failedAfterCommit: 0 };

/** Evenly spread over [0, 1): a share of 0.5 is half of the calls, never by chance a run of hundreds. */
function fate(): number {
  return (tally.asked * STEP) % 1;
}

const READS = /^\s*(?:SELECT|PRAGMA)\b/i;

async function through<Result>(isWrite: boolean, call: () => Promise<Result>): Promise<Result> {
  tally.asked++;
  const { slowMs, refused, failedAfterCommit } = weather;
  const mine = fate();
  if (slowMs > 0) {
    tally.slowed++;
    await new Promise((resolve) => setTimeout(resolve, slowMs));
  }
  if (mine < refused) {
    tally.refused++;
    throw new Error(WORDS);
  }
  const result = await call();
  if (isWrite && mine < refused + failedAfterCommit) {
    tally.failedAfterCommit++;
    throw new Error(WORDS);
  }
  return result;
}

interface Known {
  readonly real: D1PreparedStatement;
  readonly isWrite: boolean;
}

const statements = new WeakMap<object, Known>();

function stormyStatement(real: D1PreparedStatement, isWrite: boolean): D1PreparedStatement {
  const statement = {
    bind: (...values: unknown[]) => stormyStatement(real.bind(...values), isWrite),
    first: (...column: [string]) => through(isWrite, () => real.first(...column)),
    run: () => through(isWrite, () => real.run()),
    all: () => through(isWrite, () => real.all()),
    raw: (...options: []) => through(isWrite, () => real.raw(...options)),
  } as unknown as D1PreparedStatement;
  statements.set(statement, { real, isWrite });
  return statement;
}

function known(statement: D1PreparedStatement): Known {
  const found = statements.get(statement);
  if (!found) throw new Error("a statement of another database");
  return found;
}

type Asking = Pick<D1Database, "prepare" | "batch">;

function stormyAsking(real: Asking): Asking {
  return {
    prepare: (sql) => stormyStatement(real.prepare(sql), !READS.test(sql)),
    batch: (batched) => {
      const all = batched.map(known);
      const isWrite = all.some((statement) => statement.isWrite);
      return through(isWrite, () => real.batch(all.map((statement) => statement.real)));
    },
  };
}

function stormyDatabase(real: D1Database): D1Database {
  const database: Partial<D1Database> = {
    ...stormyAsking(real),
    exec: (sql) => through(true, () => real.exec(sql)),
    withSession: (start) => {
      const session = real.withSession(start);
      return { ...stormyAsking(session), getBookmark: () => session.getBookmark() } as D1DatabaseSession;
    },
  };
  return database as D1Database;
}

interface Bound {
  readonly DB: D1Database;
}

/** One for each environment: the Worker checks its bindings once for each that it meets. */
const environments = new WeakMap<object, object>();

function stormy<Env extends object>(env: Env): Env {
  let changed = environments.get(env) as Env | undefined;
  if (!changed) {
    changed = { ...env, DB: stormyDatabase((env as unknown as Bound).DB) };
    environments.set(env, changed);
  }
  return changed;
}

type ObjectClass = new (ctx: DurableObjectState, env: object) => object;

/** The same class of objects, under this weather. */
export function objectUnderWeather(Base: ObjectClass): ObjectClass {
  return class extends Base {
    constructor(ctx: DurableObjectState, env: object) {
      super(ctx, stormy(env));
    }
  };
}

type Fetch = (request: Request, env: object, ctx: ExecutionContext) => Promise<Response>;

/** The same Worker, under this weather. */
export function workerUnderWeather({ fetch: answer }: { readonly fetch: Fetch }): { readonly fetch: Fetch } {
  return {
    async fetch(request, env, ctx) {
      if (new URL(request.url).pathname !== WEATHER_PATH) return answer(request, stormy(env), ctx);
      if (request.method === "POST") weather = await request.json();
      return Response.json(tally);
    },
  };
}
