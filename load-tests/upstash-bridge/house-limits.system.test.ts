/** The whole Worker with its limits counted in Redis, and what players and guessers meet when Redis is gone. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ERRORS } from "../../worker/http/errors.ts";
import { POLICIES } from "../../worker/limits/policies.ts";
import type { Player } from "../players.ts";
import { definitionOf, type TestCampaign } from "../system/campaigns.ts";
import { House } from "../system/house.ts";
import type { Answer } from "../system/http-client.ts";
import { type PlayBody, play } from "../system/plays.ts";
import { UpstashBridge } from "./bridge.ts";
import { RedisProcess } from "./redis-process.ts";

const TOKEN = "a-token-of-the-tests";
const { limit } = POLICIES["wrong-code"];
const WRONG = ERRORS["unknown-code"].status;
/** 300 ms for Upstash, the rest for objects, D1 and a machine with other things to do; its client gives up after 4.3 s. */
const ANSWER_MS = 4_000;

let redis: RedisProcess;
let bridge: UpstashBridge;
let house: House;
let campaign: TestCampaign;
let guesser: Player;
let newGuesser: Player;
let player: Player;

/** Codes that no ticket has. */
let guesses: string[];

async function guess(who: Player, index: number): Promise<Answer<PlayBody>> {
  return play(house, { player: who, code: guesses[index] ?? "" });
}

/** Wrong codes until one is refused for being one too many; how many were looked at. */
async function guessesOf(who: Player): Promise<number> {
  for (let index = 0; index < guesses.length; index++) {
    const { status } = await guess(who, index);
    if (status === 429) return index;
    if (status !== WRONG) throw new Error(`a wrong code was answered with status ${status}`);
  }
  throw new Error("no wrong code was one too many");
}

beforeAll(async () => {
  redis = await RedisProcess.start();
  bridge = await UpstashBridge.start(redis.port, TOKEN);
  const upstash = { UPSTASH_REDIS_REST_URL: bridge.url, UPSTASH_REDIS_REST_TOKEN: TOKEN };
  house = await House.open("limits", upstash);
  campaign = await house.campaign(definitionOf("limits", 20_000));
  const [first, second, third] = await house.players(3);
  if (!first || !second || !third) throw new Error("no players were seeded");
  [guesser, newGuesser, player] = [first, second, third];
  const right = campaign.codes.codeOf(0);
  const near = Array.from({ length: 3 * limit }, (_, offset) => String((Number(right) + offset + 1) % 1e10));
  guesses = near
    .map((code) => code.padStart(10, "0"))
    .filter((code) => campaign.codes.serialOf(code).kind === "unknown");
});

afterAll(async () => {
  await house?.close();
  await bridge?.close();
  await redis?.kill();
});

describe("wrong codes of one account, counted in Redis", () => {
  it("are answered up to the limit, then refused with the headers of a limit", async () => {
    const askedBefore = bridge.asked;
    expect(await guessesOf(guesser)).toBe(limit);
    expect(bridge.asked).toBeGreaterThanOrEqual(askedBefore + limit);
    const { headers, body } = await guess(guesser, 0);
    expect(body).toMatchObject({ success: false, error: "Trop de tentatives, réessayez plus tard" });
    expect(Number(headers["retry-after"])).toBeGreaterThanOrEqual(1);
    expect(headers["ratelimit-policy"]).toBe('"wrong-code";q=20;w=86400');
    expect(headers["ratelimit"]).toMatch(/^"wrong-code";r=0;t=\d+$/);
  });
});

describe("the brake", () => {
  it("refuses an address far over it, and nobody else", async () => {
    const headers = { "cf-connecting-ip": "203.0.113.7" };
    const ask = () => house.ask("/", { headers });
    // The binding's windows lie on the clock's tens of seconds: twice the limit is over it in one of any two.
    const answers = await Promise.all(Array.from({ length: 2 * POLICIES["everything-else"].limit + 1 }, ask));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect(answers.find(({ status }) => status === 429)?.headers["retry-after"]).toBe("10");
    expect((await house.ask("/", { headers: { "cf-connecting-ip": "203.0.113.8" } })).status).toBe(200);
    expect((await house.ask("/")).status).toBe(200);
  });
});

describe("after SIGKILL to redis-server", () => {
  beforeAll(() => redis.kill());

  it("who was refused stays refused: the lock is in D1", async () => {
    expect((await guess(guesser, 0)).status).toBe(429);
  });

  it("another account gets the limit and no more, and its first answer in time", async () => {
    const startedAt = performance.now();
    expect((await guess(newGuesser, limit)).status).toBe(WRONG);
    expect(performance.now() - startedAt).toBeLessThan(ANSWER_MS);
    expect(await guessesOf(newGuesser)).toBe(limit - 1);
  });

  it("right codes win as ever", async () => {
    expect((await play(house, { player, code: campaign.codes.codeOf(1) })).status).toBe(200);
  });
});
