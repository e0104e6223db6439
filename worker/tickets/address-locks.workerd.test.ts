import { env } from "cloudflare:workers";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { addressLocks } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { migrateDatabase } from "../test-house.ts";
import { addressLockedUntil } from "./address-locks.ts";

const ADDRESS = "192.0.2.1";
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  await migrateDatabase();
});

afterAll(() => {
  vi.useRealTimers();
});

/** D1 that answers when and what the test says. */
function answering(rows: Promise<unknown[][]>): Env {
  const statement = { bind: () => statement, raw: () => rows };
  return { ...env, DB: { prepare: () => statement } as unknown as D1Database };
}

it("nobody waits for a list whose reader is gone for more than 5 s, and its answer does not count any more", async () => {
  // Neither the answer nor the timer that bounds it comes: so it is when a request is torn down.
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
  const start = Date.now();
  const lockedUntil = start + HOUR_MS;
  await databaseOf(env.DB).insert(addressLocks).values({ address: ADDRESS, lockedUntil });
  const look = (bindings: Env) => {
    const context = { env: bindings, ctx: { waitUntil: () => {} }, now: Date.now() };
    return addressLockedUntil(context, ADDRESS);
  };
  const answer = Promise.withResolvers<unknown[][]>();
  const gone = look(answering(answer.promise));
  expect(gone).toBeInstanceOf(Promise);
  vi.setSystemTime(start + 4_999);
  expect(look(env)).toBe(gone);
  vi.setSystemTime(start + 5_000);
  const next = look(env);
  expect(next).not.toBe(gone);
  await next;
  expect(look(env)).toBe(lockedUntil);
  answer.resolve([]);
  await gone;
  expect(look(env)).toBe(lockedUntil);
});
