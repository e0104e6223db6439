/** The Worker's limiter in workerd, with the real client of Upstash, on a real redis-server that may fail. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { POLICIES } from "../../worker/limits/policies.ts";
import { until } from "../system/house.ts";
import { type Mood, UpstashBridge } from "./bridge.ts";
import { type BuiltLimiter, buildLimiter, LimiterProcess } from "./limiter-process.ts";
import { RedisProcess } from "./redis-process.ts";

const TOKEN = "a-token-of-the-tests";
const POLICY = "wrong-code";
const { limit, windowSeconds } = POLICIES[POLICY];
/**
 * 300 ms for Upstash, the rest for the object and a machine with other things to do. Who waited for Upstash would take
 * longer: the slow bridge takes 5 s, and its client gives up a silent one after 4.3.
 */
const ANSWER_MS = 4_000;
const LOG_TIMEOUT_MS = 20_000;
/** The limiter leaves Upstash alone for 5 s after a failure. */
const RECOVERY_TIMEOUT_MS = 30_000;

let built: BuiltLimiter;
let redis: RedisProcess;
let bridge: UpstashBridge;
const running: LimiterProcess[] = [];

/** A Worker as after a deploy: it knows of no failure, and its first isolate is warm. */
async function worker(upstash: { url: string; token: string } = { url: bridge.url, token: TOKEN }) {
  const limiter = await LimiterProcess.start(built, upstash);
  running.push(limiter);
  await limiter.look("register", "somebody else");
  return limiter;
}

function newcomer(): string {
  return `${crypto.randomUUID()}@example.com`;
}

/** The keys in Redis. */
async function keys(): Promise<string[]> {
  const answer = await bridge.command("KEYS", "*");
  if ("error" in answer) throw new Error(answer.error);
  return answer.result as string[];
}

beforeAll(async () => {
  built = await buildLimiter();
  redis = await RedisProcess.start();
  bridge = await UpstashBridge.start(redis.port, TOKEN);
});

afterEach(async () => {
  bridge.mood = "working";
  for (const limiter of running.splice(0)) await limiter.stop();
});

afterAll(async () => {
  await bridge?.close();
  await redis?.kill();
});

describe("limits counted in Upstash", () => {
  it("are shared by all Workers, and reached together", async () => {
    const [one, other, subject] = [await worker(), await worker(), newcomer()];
    for (let taken = 1; taken <= limit; taken++) {
      const { isAllowed, remaining } = await (taken % 2 ? one : other).take(POLICY, subject);
      expect([isAllowed, remaining]).toEqual([true, limit - taken]);
    }
    for (const limiter of [one, other]) {
      const refused = { policy: POLICY, isAllowed: false, remaining: 0 };
      expect(await limiter.take(POLICY, subject)).toMatchObject(refused);
      const { resetSeconds, ...look } = await limiter.look(POLICY, subject);
      expect(look).toMatchObject(refused);
      expect(resetSeconds).toBeGreaterThanOrEqual(1);
      expect(resetSeconds).toBeLessThanOrEqual(windowSeconds);
    }
    expect(await one.look(POLICY, newcomer())).toMatchObject({ isAllowed: true, remaining: limit });
    expect([...one.log, ...other.log]).toEqual([]);
  });

  it("let exactly the limit pass when attempts race", async () => {
    const [limiter, subject] = [await worker(), newcomer()];
    const answers = await Promise.all(Array.from({ length: 3 * limit }, () => limiter.take(POLICY, subject)));
    expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(limit);
    expect(limiter.log).toEqual([]);
  });

  it("are not used up by looking", async () => {
    const [limiter, subject] = [await worker(), newcomer()];
    for (let i = 0; i < 2 * limit; i++) await limiter.look(POLICY, subject);
    expect(await limiter.look(POLICY, subject)).toMatchObject({ isAllowed: true, remaining: limit });
  });

  it("leave nothing in Redis that tells whom they are about, and nothing for ever", async () => {
    const [limiter, before] = [await worker(), new Set(await keys())];
    await limiter.take(POLICY, "zoe@example.com|203.0.113.7");
    const [key = "", ...others] = (await keys()).filter((name) => !before.has(name));
    expect(others).toEqual([]);
    expect(key).toMatch(/^thetiptop:limit:wrong-code:[A-Za-z0-9_-]{24}:\d+$/);
    const answer = await bridge.command("PTTL", key);
    const lifeMs = "result" in answer ? Number(answer.result) : 0;
    expect(lifeMs).toBeGreaterThan(windowSeconds * 1_000);
    expect(lifeMs).toBeLessThanOrEqual(2 * windowSeconds * 1_000 + 1_000);
  });
});

describe.each<Mood>(["silent", "slow", "failing", "absent-minded", "cut-off"])(
  "while Upstash is %s",
  (mood) => {
    it("the object answers in time, and the limit holds", async () => {
      const [limiter, subject] = [await worker(), newcomer()];
      bridge.mood = mood;
      const askedBefore = bridge.asked;
      const first = await limiter.take(POLICY, subject);
      expect(first).toMatchObject({ isAllowed: true, remaining: limit - 1 });
      expect(first.tookMs).toBeLessThan(ANSWER_MS);

      expect(await limiter.takeMany(2 * limit, POLICY, subject)).toBe(limit - 1);
      const refused = await limiter.look(POLICY, subject);
      expect(refused).toMatchObject({ isAllowed: false, remaining: 0 });
      expect(refused.resetSeconds).toBeGreaterThan(windowSeconds - 60); // the object's exact window, not a fixed one's end
      // One request met the failure; those after it did not even ask. An attempt is two fetches at most.
      expect(bridge.asked - askedBefore).toBeLessThanOrEqual(2);
    });

    it("a look too is answered in time by the object", async () => {
      const limiter = await worker();
      bridge.mood = mood;
      const look = await limiter.look(POLICY, newcomer());
      expect(look).toMatchObject({ isAllowed: true, remaining: limit });
      expect(look.tookMs).toBeLessThan(ANSWER_MS);
    });

    it("one line of the log says so, and names nobody", async () => {
      const [limiter, subject] = [await worker(), newcomer()];
      bridge.mood = mood;
      await Promise.all(Array.from({ length: limit }, () => limiter.take(POLICY, subject)));
      await until(async () => limiter.log.length > 0, LOG_TIMEOUT_MS); // it comes by another way than the answers
      expect(limiter.log).toHaveLength(1);
      expect(JSON.parse(limiter.log[0] ?? "")).toEqual({
        level: "warn",
        event: "limits.fallback",
        error: expect.stringMatching(/^[A-Za-z]+$/),
        times: 1,
      });
    });
  },
);

describe("when Upstash comes and goes", () => {
  it("a wrong token counts as a failure", async () => {
    const [limiter, subject] = [await worker({ url: bridge.url, token: "another" }), newcomer()];
    expect(await limiter.takeMany(limit + 5, POLICY, subject)).toBe(limit);
    expect(await limiter.look(POLICY, subject)).toMatchObject({ isAllowed: false });
  });

  it("it is asked again some seconds after a failure, and used once it answers", async () => {
    const [limiter, subject] = [await worker(), newcomer()];
    await limiter.take(POLICY, subject);
    bridge.mood = "failing";
    expect(await limiter.look(POLICY, subject)).toMatchObject({ remaining: limit }); // the object's count
    bridge.mood = "working";
    await until(
      async () => (await limiter.look(POLICY, subject)).remaining === limit - 1,
      RECOVERY_TIMEOUT_MS,
    );
    expect(await limiter.take(POLICY, subject)).toMatchObject({ remaining: limit - 2 });
  });

  it("SIGKILL to redis-server amid attempts leaves each of them an answer in time, and the limit", async () => {
    const [limiter, subject] = [await worker(), newcomer()];
    expect(await limiter.takeMany(limit + 1, POLICY, subject)).toBe(limit);
    await redis.kill();
    const first = await limiter.take(POLICY, subject);
    expect(first.tookMs).toBeLessThan(ANSWER_MS);
    // The two do not share counts: the most that one outage adds is one limit.
    expect(Number(first.isAllowed) + (await limiter.takeMany(2 * limit, POLICY, subject))).toBe(limit);
    expect(await limiter.look(POLICY, subject)).toMatchObject({ isAllowed: false, remaining: 0 });
  });
});
