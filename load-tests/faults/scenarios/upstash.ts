/**
 * A real redis-server behind Upstash's protocol hangs, comes back, and is killed, in the midst of guessing and playing:
 * the object counts instead, and the number of wrong codes that anybody may try stays a number.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { ERRORS } from "../../../worker/http/errors.ts";
import { POLICIES } from "../../../worker/limits/policies.ts";
import { findRedisServer } from "../../local/redis-server.ts";
import { UserError } from "../../local/user-error.ts";
import type { Player } from "../../players.ts";
import { chance } from "../../random.ts";
import { definitionOf, type TestCampaign } from "../../system/campaigns.ts";
import { House } from "../../system/house.ts";
import { play } from "../../system/plays.ts";
import { UpstashBridge } from "../../upstash-bridge/bridge.ts";
import { RedisProcess } from "../../upstash-bridge/redis-process.ts";
import { examine } from "../examine.ts";
import { holds, type Order, type Outcome, type Scenario, same } from "../scenario.ts";
import { Traffic } from "../traffic.ts";

const SLUG = "limits";
const TICKETS = 20_000;
const TOKEN = "a-token-of-the-tests";
const PLAYERS = 10;
const AT_ONCE = 4;
const { limit } = POLICIES["wrong-code"];
const WRONG = ERRORS["unknown-code"].status;
const TOO_MANY = 429;
/** 300 ms for Upstash, the rest for objects, D1 and a machine with other things to do. */
const ANSWER_MS = 1_500;
/** Guesses that Redis has counted when it falls silent. */
const COUNTED_BEFORE = 7;
const PLAYS_EACH = 20;
/** The Worker leaves Upstash alone for 5 s after a failure. */
const PAUSE_MS = 6_000;
/** A busy machine may stand still for longer than the Worker waits for Redis, so what is promised has to show once in so many attempts. */
const ATTEMPTS_MAX = 3;

export const upstash: Scenario = {
  name: "upstash",
  about: "Upstash hanging and down amid guesses: objects count instead, guessing stays bounded",
  lacks: lacksRedis,
  run: runUpstash,
};

function lacksRedis(): string | undefined {
  try {
    findRedisServer();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

async function runUpstash({ seed, say }: Order): Promise<Outcome> {
  const redis = await RedisProcess.start();
  const bridge = await UpstashBridge.start(redis.port, TOKEN);
  const settings = { UPSTASH_REDIS_REST_URL: bridge.url, UPSTASH_REDIS_REST_TOKEN: TOKEN };
  const house = await House.open(SLUG, settings);
  try {
    const campaign = await house.campaign(definitionOf(SLUG, TICKETS));
    const traffic = new Traffic(house, campaign, await house.players(PLAYERS), chance(seed));
    const [hanging, back, dead] = await house.players(3);
    if (!hanging || !back || !dead) throw new Error("no players were seeded");
    const guesses = new Guesses(house, campaign, bridge);
    const playSome = async () => {
      const until = traffic.count(200) + PLAYS_EACH;
      await traffic.play(AT_ONCE, () => traffic.count(200) >= until);
    };

    const counted = { before: 0, amid: 0, hanging: 0, back: 0, dead: 0 };
    const inRedis = await countedInRedis(house, guesses, redis);
    const { before, amid } = inRedis;
    counted.before = inRedis.looked;
    counted.amid = COUNTED_BEFORE + inRedis.waits.length + (await guesses.untilRefused(amid));
    const waits = inRedis.waits.slice(0, 1);
    while (Math.min(...waits) >= ANSWER_MS && waits.length < ATTEMPTS_MAX) {
      await sleep(PAUSE_MS);
      waits.push(await timed(() => guesses.one(hanging)));
    }
    counted.hanging = waits.length - 1 + (await guesses.untilRefused(hanging));
    await playSome();
    redis.goOn();
    const afterwards = [await guesses.one(amid), await guesses.one(hanging)];
    counted.back = await guesses.untilRefused(back);
    await redis.kill();
    counted.dead = await guesses.untilRefused(dead);
    const locked = await Promise.all([before, amid, hanging, back, dead].map((who) => guesses.one(who)));
    await playSome();
    const firstMs = Math.min(...waits);
    say(
      `the first guess while Redis hung took ${waits.join(", ")} ms, the one after it ${inRedis.waits[1]} ms`,
    );
    const { checks, verdict } = await examine(house, campaign, traffic);
    return {
      figures: [
        ["wrong codes looked at, counted in Redis", counted.before],
        [`begun in Redis (${COUNTED_BEFORE}), ended in the object`, counted.amid],
        ["while Redis hung", counted.hanging],
        ["after it answered again", counted.back],
        ["after SIGKILL to Redis", counted.dead],
        ["first answer while Redis hung, ms", firstMs],
        ["wins told meanwhile", verdict.acknowledged],
      ],
      checks: [
        ...checks,
        holds(
          "Redis counted while it could",
          inRedis.isUndisturbed,
          `not in one of ${ATTEMPTS_MAX} attempts`,
        ),
        same(
          "a guesser before, while it hung, and after its end has the limit and no more",
          [counted.before, counted.hanging, counted.dead],
          [limit, limit, limit],
        ),
        same(
          "who was caught between two counters has what one had counted and the other's limit",
          counted.amid,
          COUNTED_BEFORE + limit,
        ),
        holds(
          "who guesses when it is back has the limits of both at most",
          counted.back >= limit && counted.back <= 2 * limit,
          `${counted.back}`,
        ),
        same(
          "who was refused stays refused, whoever counts",
          [...afterwards, ...locked],
          Array.from({ length: 7 }, () => TOO_MANY),
        ),
        holds("the first answer came in time", firstMs < ANSWER_MS, `${firstMs} ms`),
        same("right codes won as ever", [...traffic.statuses.keys()], [200]),
      ],
    };
  } finally {
    redis.goOn(); // one that hangs would not see its end
    await house.close();
    await bridge.close();
    await redis.kill();
  }
}

interface CountedInRedis {
  readonly before: Player;
  readonly amid: Player;
  /** Wrong codes of `before` that were looked at. */
  readonly looked: number;
  /** How long each guess of `amid` took since Redis hung, milliseconds. */
  readonly waits: readonly number[];
  /** Whether Redis was asked for every one of these guesses. */
  readonly isUndisturbed: boolean;
}

/** One guesser up to the limit in Redis, another a part of the way; then Redis hangs. */
async function countedInRedis(house: House, guesses: Guesses, redis: RedisProcess): Promise<CountedInRedis> {
  for (let attempt = 1; ; attempt++) {
    const [before, amid] = await house.players(2);
    if (!before || !amid) throw new Error("no players were seeded");
    const unaskedBefore = guesses.unasked;
    const looked = await guesses.untilRefused(before);
    for (let count = 0; count < COUNTED_BEFORE; count++) await guesses.one(amid);
    redis.hang();
    const firstMs = await timed(() => guesses.one(amid));
    const isUndisturbed = guesses.unasked === unaskedBefore;
    if (isUndisturbed || attempt === ATTEMPTS_MAX) {
      const waits = [firstMs, await timed(() => guesses.one(amid))];
      return { before, amid, looked, waits, isUndisturbed };
    }
    redis.goOn();
    await sleep(PAUSE_MS);
  }
}

/** @returns milliseconds */
async function timed(action: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return Math.round(performance.now() - startedAt);
}

/** Codes of the right form that no ticket has, each tried once. */
class Guesses {
  /** Codes that were looked at without a word to Redis: the Worker had not heard from it in time the guess before. */
  unasked = 0;
  readonly #house: House;
  readonly #campaign: TestCampaign;
  readonly #bridge: UpstashBridge;
  #next: number;

  constructor(house: House, campaign: TestCampaign, bridge: UpstashBridge) {
    this.#house = house;
    this.#bridge = bridge;
    this.#campaign = campaign;
    this.#next = Number(campaign.codes.codeOf(0));
  }

  /** @returns the status of the answer */
  async one(player: Player): Promise<number> {
    const askedBefore = this.#bridge.asked;
    const { status } = await play(this.#house, { player, code: this.#wrongCode() });
    if (status === WRONG && this.#bridge.asked === askedBefore) this.unasked++;
    return status;
  }

  /** @returns how many were looked at before one was too many. @throws Error for an answer that is neither */
  async untilRefused(player: Player): Promise<number> {
    for (let looked = 0; looked <= 3 * limit; looked++) {
      const status = await this.one(player);
      if (status === TOO_MANY) return looked;
      if (status !== WRONG) throw new Error(`a wrong code was answered with status ${status}`);
    }
    throw new Error(`${3 * limit} wrong codes were not too many`);
  }

  #wrongCode(): string {
    for (;;) {
      this.#next = (this.#next + 1) % 1e10;
      const code = String(this.#next).padStart(10, "0");
      if (this.#campaign.codes.serialOf(code).kind === "unknown") return code;
    }
  }
}
