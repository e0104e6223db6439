import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addressLocks } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { createServices } from "../services-live.ts";
import { campaign, migrateDatabase, person } from "../test-house.ts";
import { type CodeBook, codeBook, DAY_MS, moveClock, play, said } from "./guesses.fixture.ts";

let book: CodeBook;
const rightCode = () => book.rightCode();
const wrongCode = () => book.wrongCode();
const isPlayed = (code: string) => book.isPlayed(code);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await migrateDatabase();
  book = codeBook(await campaign({ slug: env.DEFAULT_CAMPAIGN }));
});

afterAll(() => {
  vi.useRealTimers();
});

describe("the bound on guessing, in another isolate", () => {
  /** The same house read anew: it remembers nothing of what this file's own has seen. Objects start anew with it. */
  async function anotherIsolate(): Promise<typeof createServices> {
    vi.resetModules();
    return (await import("../services-live.ts")).createServices;
  }

  it("finds the lock of an account in its row", async () => {
    const as = await person();
    for (let guess = 0; guess < 20; guess++) await play({ as, code: wrongCode() });
    const code = rightCode();
    expect(said(await play({ as, code }, await anotherIsolate()))).toBe("limited");
    expect(await isPlayed(code)).toBe(false);
  });

  it("finds the lock of an address in D1, and one that it learns of within 30 s", async () => {
    const database = databaseOf(env.DB);
    const lockedUntil = Date.now() + DAY_MS;
    await database.insert(addressLocks).values({ address: "192.0.2.1", lockedUntil });
    const create = await anotherIsolate();
    const as = await person();
    expect(said(await play({ as, code: rightCode(), from: "192.0.2.1" }, create))).toBe("limited");
    await database.insert(addressLocks).values({ address: "192.0.2.2", lockedUntil });
    moveClock(Date.now() + 30_000);
    expect(said(await play({ as, code: rightCode(), from: "192.0.2.2" }, create))).toBe("limited");
  });

  it("that knows nothing of a lock yet counts one wrong code, gives no answer to it, and then knows", async () => {
    const as = await person();
    const create = await anotherIsolate();
    await play({ as, code: rightCode() }, create);
    for (let guess = 0; guess < 20; guess++) await play({ as, code: wrongCode() });
    expect(said(await play({ as, code: wrongCode() }, create))).toBe("limited");
    const code = rightCode();
    expect(said(await play({ as, code }, create))).toBe("limited");
    expect(await isPlayed(code)).toBe(false);
  });

  it("goes on with right codes while D1 does not tell which addresses are locked", async () => {
    const create = await anotherIsolate();
    const as = await person();
    const DB = new Proxy(env.DB, {
      get(database, name) {
        if (name === "prepare") {
          return (statement: string) =>
            statement.includes("address_locks")
              ? database.prepare("SELECT * FROM no_such_table")
              : database.prepare(statement);
        }
        const value: unknown = Reflect.get(database, name);
        return typeof value === "function" ? value.bind(database) : value;
      },
    });
    const bindings = { ...env, DB };
    expect(said(await play({ as, code: rightCode(), from: "192.0.2.3", bindings }, create))).toBe("won");
  });
});
