/** The bridge against Upstash's own client: what the limits' tests prove is worth as much as this protocol is right. */

import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UpstashBridge } from "./bridge.ts";
import { RedisProcess } from "./redis-process.ts";

const TOKEN = "a-token-of-the-tests";
/** Longer than any one packet: the reply comes in pieces. */
const LONG = "é".repeat(200_000);

let redisProcess: RedisProcess;
let bridge: UpstashBridge;

function client(options: { token?: string; responseEncoding?: false } = {}): Redis {
  return new Redis({ url: bridge.url, token: TOKEN, retry: false, enableTelemetry: false, ...options });
}

beforeAll(async () => {
  redisProcess = await RedisProcess.start();
  bridge = await UpstashBridge.start(redisProcess.port, TOKEN);
});

afterAll(async () => {
  await bridge?.close();
  await redisProcess?.kill();
});

describe("the bridge", () => {
  it.each([{}, { responseEncoding: false }] as const)(
    "carries texts, numbers and nothing (%o)",
    async (options) => {
      const redis = client(options);
      await redis.set("text", LONG);
      expect(await redis.get("text")).toBe(LONG);
      expect(await redis.incrby("number", 3)).toBeGreaterThanOrEqual(3);
      expect(await redis.get("no such key")).toBeNull();
      await redis.del("list");
      await redis.rpush("list", "a", "é", "OK");
      expect(await redis.lrange("list", 0, -1)).toEqual(["a", "é", "OK"]);
    },
  );

  it("runs a pipeline and a transaction", async () => {
    const redis = client();
    await redis.del("n");
    expect(await redis.pipeline().incr("n").get("n").exec()).toEqual([1, 1]);
    expect(await redis.multi().incr("n").incr("n").exec()).toEqual([2, 3]);
  });

  it("runs a script that starts with a line of flags, then finds it by the hash of its whole text", async () => {
    const redis = client();
    const source = "#!lua flags=allow-key-locking\nreturn ARGV[1]";
    const script = redis.createScript<string>(source);
    expect(await script.exec([], ["one"])).toBe("one");
    expect(await redis.evalsha(await sha1(source), [], ["two"])).toBe("two");
  });

  it("passes on what Redis refuses, and turns away whoever has another token", async () => {
    await client().set("text", "a");
    await expect(client().incr("text")).rejects.toThrow("not an integer");
    await expect(client({ token: "another" }).get("text")).rejects.toThrow("Unauthorized");
  });
});

async function sha1(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-1", Buffer.from(text))).toString("hex");
}
