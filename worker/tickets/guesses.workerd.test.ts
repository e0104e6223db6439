import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { limiterOf } from "../../durable-objects/objects.ts";
import { addressLocks, users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { codeOfThrown } from "../http/unexpected.ts";
import { createServices } from "../services-live.ts";
import { campaign, migrateDatabase, type Person, person } from "../test-house.ts";
import { type CodeBook, codeBook, countingAfter, DAY_MS, moveClock, play, said } from "./guesses.fixture.ts";

const HOUR_MS = DAY_MS / 24;
const MINUTE_MS = HOUR_MS / 60;

let book: CodeBook;
const rightCode = () => book.rightCode();
const wrongCode = () => book.wrongCode();
const isPlayed = (code: string) => book.isPlayed(code);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await migrateDatabase();
  const now = Date.now();
  const far = { closesAt: now + 90 * DAY_MS, claimUntil: now + 91 * DAY_MS };
  book = codeBook(await campaign({ slug: env.DEFAULT_CAMPAIGN, ...far }));
});

afterAll(() => {
  vi.useRealTimers();
});

describe("the moved clock of these tests", () => {
  it("is the objects' clock too", async () => {
    const to = Date.now() + 5 * DAY_MS;
    moveClock(to);
    const seen = await runInDurableObject(limiterOf(env, "a clock"), () => Date.now());
    expect(seen).toBe(to);
  });
});

describe("wrong codes of one account", () => {
  it("are 20 in 24 hours, and one more when the oldest is 24 hours old", async () => {
    const as = await person();
    const start = Date.now();
    for (let hour = 0; hour < 20; hour++) {
      moveClock(start + hour * HOUR_MS);
      expect(said(await play({ as, code: wrongCode() }))).toBe("unknown-code");
    }
    moveClock(start + 20 * HOUR_MS);
    const refusal = await play({ as, code: wrongCode() });
    expect(refusal).toEqual({
      kind: "limited",
      allowance: { policy: "wrong-code", isAllowed: false, remaining: 0, resetSeconds: expect.any(Number) },
    });
    const wait = refusal.kind === "limited" ? refusal.allowance.resetSeconds : 0;
    expect(Math.abs(wait - (4 * HOUR_MS) / 1000)).toBeLessThanOrEqual(1);
    moveClock(start + DAY_MS - 2_000);
    expect(said(await play({ as, code: wrongCode() }))).toBe("limited");
    moveClock(start + DAY_MS + 2_000);
    expect(said(await play({ as, code: wrongCode() }))).toBe("unknown-code");
    expect(said(await play({ as, code: wrongCode() }))).toBe("limited");
    moveClock(start + DAY_MS + HOUR_MS + 2_000);
    expect(said(await play({ as, code: rightCode() }))).toBe("won");
  });

  it("lock its row until the oldest is forgotten", async () => {
    const as = await person();
    const start = Date.now();
    for (let guess = 0; guess < 20; guess++) await play({ as, code: wrongCode() });
    const row = await databaseOf(env.DB).select().from(users).where(eq(users.id, as.id)).get();
    expect(row?.guessesLockedUntil).toBe(start + DAY_MS);
    // The session says it at once too, although a player's is remembered.
    const services = createServices(env, { waitUntil: () => {} }, new Request("http://thetiptop.test/"));
    expect((await services.identify(as.token))?.guessesLockedUntil).toBe(start + DAY_MS);
  });

  it("are 20 in every window of 24 hours, however long somebody tries", async () => {
    const as = await person();
    const start = Date.now();
    const evaluatedAt: number[] = [];
    for (let at = start; at < start + 3 * DAY_MS; at += 15 * MINUTE_MS) {
      moveClock(at);
      if (said(await play({ as, code: wrongCode() })) === "unknown-code") evaluatedAt.push(at);
    }
    const inWindow = evaluatedAt.map(
      (from) => evaluatedAt.filter((at) => at >= from && at < from + DAY_MS).length,
    );
    expect(Math.max(...inWindow)).toBe(20);
    expect(evaluatedAt.length).toBe(60);
  });

  it("lock the right code too, which stays unplayed", async () => {
    const as = await person();
    for (let guess = 0; guess < 20; guess++) await play({ as, code: wrongCode() });
    const code = rightCode();
    const right = await play({ as, code });
    expect(right).toEqual(await play({ as, code: wrongCode() }));
    expect(said(right)).toBe("limited");
    expect(await isPlayed(code)).toBe(false);
    expect(said(await play({ as: await person(), code }))).toBe("won");
  });

  it("cannot be more by trying a thousand at once, the right one among them", async () => {
    const as = await person();
    const code = rightCode();
    const codes = Array.from({ length: 1000 }, wrongCode).with(500, code);
    const outcomes = (await Promise.all(codes.map((typed) => play({ as, code: typed })))).map(said);
    expect(outcomes.filter((outcome) => outcome === "unknown-code")).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === "limited")).toHaveLength(980);
    expect(await isPlayed(code)).toBe(false);
  });

  it("are used codes of others too, also all at once", async () => {
    const owner = await person();
    const used = Array.from({ length: 60 }, rightCode);
    for (const code of used) await play({ as: owner, code });
    const as = await person();
    const outcomes = (await Promise.all(used.map((code) => play({ as, code })))).map(said);
    expect(outcomes.filter((outcome) => outcome === "already-used")).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === "limited")).toHaveLength(40);
    expect(said(await play({ as, code: rightCode() }))).toBe("limited");
  });

  it("are neither slips of the hand nor one's own played code", async () => {
    const as = await person();
    const own = rightCode();
    await play({ as, code: own });
    for (let time = 0; time < 25; time++) {
      expect(said(await play({ as, code: "12345" }))).toBe("malformed-code");
      expect(said(await play({ as, code: own }))).toBe("already-used");
    }
    for (let guess = 0; guess < 20; guess++)
      expect(said(await play({ as, code: wrongCode() }))).toBe("unknown-code");
  });
});

describe("while a wrong code is being counted", () => {
  async function accountWithOneGuessLeft(from?: string): Promise<Person> {
    const as = await person();
    for (let guess = 0; guess < 19; guess++)
      await play({ as, code: wrongCode(), ...(from !== undefined && { from }) });
    return as;
  }

  it("other codes of the account wait, and are refused if it was the last", async () => {
    const as = await accountWithOneGuessLeft();
    const counting = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const bindings = countingAfter(() => {
      asked.resolve();
      return counting.promise;
    });
    const last = play({ as, code: wrongCode(), bindings });
    await asked.promise;
    const code = rightCode();
    const right = play({ as, code });
    expect(said(await play({ as: await person(), code: rightCode() }))).toBe("won"); // others do not wait
    expect(await isPlayed(code)).toBe(false);
    counting.resolve();
    expect(said(await last)).toBe("unknown-code");
    expect(said(await right)).toBe("limited");
    expect(await isPlayed(code)).toBe(false);
  });

  it("other accounts of its address wait, then go on", async () => {
    const from = "198.51.100.9";
    const counting = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const bindings = countingAfter(() => {
      asked.resolve();
      return counting.promise;
    });
    const wrong = play({ as: await person(), code: wrongCode(), from, bindings });
    await asked.promise;
    const [near, far] = [rightCode(), rightCode()];
    const neighbour = play({ as: await person(), code: near, from });
    expect(said(await play({ as: await person(), code: far, from: "198.51.100.10" }))).toBe("won");
    expect(await isPlayed(near)).toBe(false);
    counting.resolve();
    expect([said(await wrong), said(await neighbour)]).toEqual(["unknown-code", "won"]);
  });
});

describe("when wrong codes cannot be counted", () => {
  const bindings = countingAfter(() => Promise.reject(new Error("no limiter")));

  /** What became of a play, in one word. */
  function word(played: ReturnType<typeof play>): Promise<string> {
    return played.then(said, codeOfThrown);
  }

  it("a wrong code gets no answer, and the account's next is refused for a minute, right or wrong", async () => {
    const as = await person();
    const code = rightCode();
    expect(await word(play({ as, code: wrongCode(), bindings }))).toBe("temporarily-unavailable");
    const right = await play({ as, code, bindings });
    expect(right).toEqual({
      kind: "limited",
      allowance: { policy: "wrong-code", isAllowed: false, remaining: 0, resetSeconds: expect.any(Number) },
    });
    const wait = right.kind === "limited" ? right.allowance.resetSeconds : 0;
    expect(Math.abs(wait - 60)).toBeLessThanOrEqual(1);
    expect(await play({ as, code: wrongCode(), bindings })).toEqual(right);
    expect(await isPlayed(code)).toBe(false);
    moveClock(Date.now() + MINUTE_MS);
    expect(said(await play({ as, code, bindings }))).toBe("won");
  });

  it("the next of its address is refused too, whoever asks; elsewhere right codes win as ever", async () => {
    const from = "198.51.100.20";
    const code = rightCode();
    expect(await word(play({ as: await person(), code: wrongCode(), from, bindings }))).toBe(
      "temporarily-unavailable",
    );
    const neighbour = await person();
    expect(await play({ as: neighbour, code, from, bindings })).toMatchObject({
      kind: "limited",
      allowance: { policy: "wrong-code-address" },
    });
    expect(said(await play({ as: neighbour, code, from: "198.51.100.21", bindings }))).toBe("won");
    moveClock(Date.now() + MINUTE_MS);
    expect(said(await play({ as: neighbour, code: rightCode(), from, bindings }))).toBe("won");
  });

  it("a thousand at once, the right one among them, are one guess", async () => {
    const as = await person();
    const code = rightCode();
    const codes = Array.from({ length: 1000 }, wrongCode).with(500, code);
    const outcomes = await Promise.all(codes.map((typed) => word(play({ as, code: typed, bindings }))));
    expect(outcomes.filter((outcome) => outcome === "temporarily-unavailable")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "limited")).toHaveLength(999);
    expect(await isPlayed(code)).toBe(false);
  });

  it("a used code of somebody else gets no answer, and is a guess as well", async () => {
    const code = rightCode();
    await play({ as: await person(), code });
    const as = await person();
    expect(await word(play({ as, code, bindings }))).toBe("temporarily-unavailable");
    expect(await word(play({ as, code: rightCode(), bindings }))).toBe("limited");
  });

  it("a lock of a day is not shortened to a minute by failing to be stored", async () => {
    const as = await person();
    for (let guess = 0; guess < 19; guess++) await play({ as, code: wrongCode() });
    const DB = new Proxy(env.DB, {
      get(database, name) {
        if (name === "prepare") {
          return (statement: string) =>
            database.prepare(statement.startsWith("update") ? "SELECT * FROM no_such_table" : statement);
        }
        const value: unknown = Reflect.get(database, name);
        return typeof value === "function" ? value.bind(database) : value;
      },
    });
    const last = play({ as, code: wrongCode(), bindings: { ...env, DB } });
    expect(await word(last)).toBe("temporarily-unavailable");
    moveClock(Date.now() + HOUR_MS);
    expect(await word(play({ as, code: rightCode() }))).toBe("limited");
  });
});

describe("wrong codes from one network address", () => {
  it("are 500 in 24 hours, over however many accounts", async () => {
    const from = "203.0.113.7";
    const start = Date.now();
    const database = databaseOf(env.DB);
    await database.insert(addressLocks).values({ address: "192.0.2.99", lockedUntil: 1 });
    const outcomes: string[] = [];
    for (let account = 0; account < 26; account++) {
      const as = await person();
      for (let guess = 0; guess < 20; guess++)
        outcomes.push(said(await play({ as, code: wrongCode(), from })));
    }
    expect(outcomes.slice(0, 500).every((outcome) => outcome === "unknown-code")).toBe(true);
    expect(outcomes.slice(500).every((outcome) => outcome === "limited")).toBe(true);
    const fresh = await person();
    const code = rightCode();
    expect(await play({ as: fresh, code, from })).toMatchObject({
      kind: "limited",
      allowance: { policy: "wrong-code-address", isAllowed: false },
    });
    expect(await isPlayed(code)).toBe(false);
    expect(said(await play({ as: fresh, code: wrongCode(), from: "203.0.113.8" }))).toBe("unknown-code");
    // Locks that have ended are swept by the one that was stored.
    expect(await database.select().from(addressLocks)).toEqual([
      { address: from, lockedUntil: start + DAY_MS },
    ]);
    moveClock(start + DAY_MS + 2_000);
    expect(said(await play({ as: fresh, code, from }))).toBe("won");
  });
});

describe("a player with a thousand right codes", () => {
  it("is never slowed: no limiter is asked, and D1 but for the session and the list of locked addresses", async () => {
    const statements: string[] = [];
    const DB = new Proxy(env.DB, {
      get(database, name) {
        if (name === "prepare") {
          return (statement: string) => {
            statements.push(statement);
            return database.prepare(statement);
          };
        }
        const value: unknown = Reflect.get(database, name);
        return typeof value === "function" ? value.bind(database) : value;
      },
    });
    const counting = countingAfter(() => Promise.reject(new Error("a right code was counted")));
    const bindings = { ...counting, DB };
    const as = await person();
    const outcomes = new Set<string>();
    for (let round = 0; round < 40; round++) {
      const codes = Array.from({ length: 25 }, rightCode);
      const won = await Promise.all(codes.map((code) => play({ as, code, from: "192.0.2.77", bindings })));
      for (const outcome of won) outcomes.add(said(outcome));
    }
    expect([...outcomes]).toEqual(["won"]);
    const toD1 = statements.filter((statement) => !statement.includes('from "sessions"'));
    expect(toD1.length).toBeLessThanOrEqual(1);
    expect(toD1.join()).toMatch(/^(select .* from "address_locks" .*)?$/);
  });
});
