import { listDurableObjectIds } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { limiterOn } from "./limiter-live.ts";
import { POLICIES } from "./policies.ts";
import { subjectName } from "./subject-name.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Later than any real clock: the runtime's alarms go by that one, and none must go off by itself. */
const START = Date.UTC(2100, 10, 2, 9);
const { limit } = POLICIES["wrong-code"];

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: START }));
afterEach(() => void vi.useRealTimers());

describe("the limiter without Upstash", () => {
  it("allows an account exactly the limit of wrong codes in any 24 hours, however it spreads them", async () => {
    const [limiter, subject] = [limiterOn(env), crypto.randomUUID()];
    const allowedAt: number[] = [];
    // Bursts, one at an odd time of each day, and single tries between them.
    for (let now = START; now < START + 4 * DAY_MS; now += 47 * MINUTE_MS) {
      vi.setSystemTime(now);
      const tries = now % (7 * 47 * MINUTE_MS) === START % (7 * 47 * MINUTE_MS) ? limit : 1;
      for (let i = 0; i < tries; i++) {
        if ((await limiter.take("wrong-code", subject)).isAllowed) allowedAt.push(now);
      }
    }
    const counts = allowedAt.map((from) => allowedAt.filter((at) => at >= from && at < from + DAY_MS).length);
    expect(Math.max(...counts)).toBe(limit);
    expect(allowedAt.length).toBe(4 * limit);
  });

  it("allows again exactly when it said it would", async () => {
    const [limiter, subject] = [limiterOn(env), crypto.randomUUID()];
    for (let i = 0; i < limit; i++) {
      vi.setSystemTime(START + i * MINUTE_MS);
      await limiter.take("wrong-code", subject);
    }
    const { isAllowed, resetSeconds } = await limiter.look("wrong-code", subject);
    expect(isAllowed).toBe(false);
    const now = Date.now();
    vi.setSystemTime(now + resetSeconds * 1_000 - 1);
    expect((await limiter.take("wrong-code", subject)).isAllowed).toBe(false);
    vi.setSystemTime(now + resetSeconds * 1_000);
    expect((await limiter.take("wrong-code", subject)).isAllowed).toBe(true);
  });

  it("names its objects so that nobody learns whom they are about", async () => {
    const subject = `${crypto.randomUUID()}@example.com`;
    await limiterOn(env).take("log-in-account", subject);
    const ids = (await listDurableObjectIds(env.ATTEMPT_LIMITER)).map(String);
    expect(ids).not.toContain(String(env.ATTEMPT_LIMITER.idFromName(subject)));
    expect(ids).toContain(String(env.ATTEMPT_LIMITER.idFromName(subjectName(env.CODE_KEY, subject))));
  });

  it("says nothing rather than yes when the object fails", async () => {
    const namespace: typeof env.ATTEMPT_LIMITER = Object.assign(Object.create(env.ATTEMPT_LIMITER), {
      getByName() {
        throw new Error("the object is gone");
      },
    });
    const failing = { ATTEMPT_LIMITER: namespace, CODE_KEY: env.CODE_KEY, OBJECT_JURISDICTION: "" };
    await expect(limiterOn(failing).take("wrong-code", "zoe")).rejects.toThrow("gone");
    await expect(limiterOn(failing).look("wrong-code", "zoe")).rejects.toThrow("gone");
  });
});
