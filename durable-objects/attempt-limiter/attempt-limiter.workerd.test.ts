import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { limiterOf } from "../objects.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Later than any real clock: the runtime's alarms go by that one, and none must go off by itself. */
const START = Date.UTC(2100, 10, 2, 9);
const WRONG_CODES = { limit: 20, windowSeconds: 24 * 3600 };
const LOG_INS = { limit: 3, windowSeconds: 900 };

/** A subject that nobody has met yet. */
function newcomer() {
  return limiterOf(env, crypto.randomUUID());
}

type Stub = ReturnType<typeof newcomer>;

async function takeMany(stub: Stub, count: number): Promise<number> {
  let allowed = 0;
  for (let i = 0; i < count; i++) if ((await stub.take("wrong-code", WRONG_CODES)).isAllowed) allowed++;
  return allowed;
}

/** Tables in the object's storage, the runtime's own left out. */
function tables(stub: Stub): Promise<string[]> {
  return runInDurableObject(stub, (_, { storage }) =>
    storage.sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .map(({ name }) => name)
      .filter((name) => !name.startsWith("_cf_")),
  );
}

function alarmOf(stub: Stub): Promise<number | null> {
  return runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: START }));
afterEach(() => void vi.useRealTimers());

describe("an attempt limiter", () => {
  it("counts up to the limit, then says how long to wait", async () => {
    const stub = newcomer();
    expect(await stub.take("log-in", LOG_INS)).toEqual({ isAllowed: true, remaining: 2, resetSeconds: 900 });
    vi.setSystemTime(START + 60_000);
    await stub.take("log-in", LOG_INS);
    expect(await stub.look("log-in", LOG_INS)).toEqual({ isAllowed: true, remaining: 1, resetSeconds: 840 });
    await stub.take("log-in", LOG_INS);
    expect(await stub.take("log-in", LOG_INS)).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 840 });
    expect(await stub.look("log-in", LOG_INS)).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 840 });
  });

  it("counts each policy for itself, and each subject", async () => {
    const stub = newcomer();
    for (let i = 0; i < 3; i++) await stub.take("log-in", LOG_INS);
    expect(await stub.take("log-in", LOG_INS)).toMatchObject({ isAllowed: false });
    expect(await stub.take("wrong-code", WRONG_CODES)).toMatchObject({ remaining: 19 });
    expect(await newcomer().look("log-in", LOG_INS)).toMatchObject({ remaining: 3 });
  });

  it("lets exactly the limit through when a hundred attempts race", async () => {
    const stub = newcomer();
    const standings = await Promise.all(
      Array.from({ length: 100 }, () => stub.take("wrong-code", WRONG_CODES)),
    );
    expect(standings.filter(({ isAllowed }) => isAllowed)).toHaveLength(20);
  });

  it("gives exactly the limit in any 24 hours to somebody who tries every half hour for three days", async () => {
    const stub = newcomer();
    const allowedAt: number[] = [];
    for (let now = START; now < START + 3 * DAY_MS; now += HOUR_MS / 2) {
      vi.setSystemTime(now);
      if ((await stub.take("wrong-code", WRONG_CODES)).isAllowed) allowedAt.push(now);
    }
    const inWindows = allowedAt.map(
      (start) => allowedAt.filter((at) => at >= start && at < start + DAY_MS).length,
    );
    expect(Math.max(...inWindows)).toBe(20);
    expect(allowedAt).toHaveLength(60);
  });

  it("does not let a burst at the turn of a day double the limit", async () => {
    const stub = newcomer();
    const midnight = Date.UTC(2100, 10, 4);
    vi.setSystemTime(midnight - 1_000);
    expect(await takeMany(stub, 30)).toBe(20);
    for (const later of [1_000, HOUR_MS, 12 * HOUR_MS, DAY_MS - 1_001]) {
      vi.setSystemTime(midnight + later);
      expect(await takeMany(stub, 30)).toBe(0);
    }
    vi.setSystemTime(midnight - 1_000 + DAY_MS);
    expect(await takeMany(stub, 30)).toBe(20);
  });

  it("frees nothing when the clock goes back, and locks for one window at most", async () => {
    const stub = newcomer();
    await takeMany(stub, 20);
    vi.setSystemTime(START - 30 * DAY_MS);
    expect(await takeMany(stub, 5)).toBe(0);
    vi.setSystemTime(START - 29 * DAY_MS);
    expect(await stub.look("wrong-code", WRONG_CODES)).toMatchObject({ isAllowed: false });
  });
});

describe("what a limiter keeps", () => {
  it("is nothing at all for a subject that was only looked at", async () => {
    const stub = newcomer();
    await stub.look("log-in", LOG_INS);
    expect(await tables(stub)).toEqual([]);
    expect(await alarmOf(stub)).toBeNull();
  });

  it("is forgotten by an alarm when the longest window has passed, and it starts afresh", async () => {
    const stub = newcomer();
    await stub.take("wrong-code", WRONG_CODES);
    vi.setSystemTime(START + HOUR_MS);
    await stub.take("log-in", LOG_INS);
    expect(await alarmOf(stub)).toBe(START + DAY_MS);

    vi.setSystemTime(START + DAY_MS);
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    expect(await tables(stub)).toEqual([]);
    expect(await alarmOf(stub)).toBeNull();
    expect(await stub.take("wrong-code", WRONG_CODES)).toMatchObject({ isAllowed: true, remaining: 19 });
  });

  it("outlives an alarm that comes too early", async () => {
    const stub = newcomer();
    await takeMany(stub, 20);
    vi.setSystemTime(START + DAY_MS - 1);
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    expect(await stub.look("wrong-code", WRONG_CODES)).toMatchObject({ isAllowed: false });
    expect(await alarmOf(stub)).toBe(START + DAY_MS);
  });

  it("is forgotten later when storage fails, by another alarm and without an exception", async () => {
    const stub = newcomer();
    await stub.take("log-in", LOG_INS);
    vi.setSystemTime(START + DAY_MS);
    const written = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await runInDurableObject(stub, async (limiter, { storage }) => {
      vi.spyOn(storage, "deleteAll").mockRejectedValueOnce(new Error("storage is out of order"));
      await expect(limiter.alarm()).resolves.toBeUndefined();
    });
    expect(written).toHaveBeenCalledOnce();
    expect(await alarmOf(stub)).toBeGreaterThan(Date.now());
    expect(await stub.look("log-in", LOG_INS)).toMatchObject({ remaining: 3 });

    expect(await runDurableObjectAlarm(stub)).toBe(true);
    expect(await tables(stub)).toEqual([]);
    written.mockRestore();
  });

  it("is one row a policy, bounded by the limit", async () => {
    const stub = newcomer();
    await takeMany(stub, 50);
    const rows = await runInDurableObject(stub, (_, { storage }) =>
      storage.sql
        .exec<{ policy: string; instants: string }>("SELECT policy, instants FROM attempts")
        .toArray(),
    );
    expect(rows.map(({ policy }) => policy)).toEqual(["wrong-code"]);
    expect(JSON.parse(rows[0]?.instants ?? "")).toHaveLength(20);
  });
});
