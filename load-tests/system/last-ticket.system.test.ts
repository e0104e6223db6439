/** A whole campaign played to its last ticket, in random order, with duplicates and wrong codes in between. */

import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { replayLedger } from "../../durable-objects/ticket-shard/replay.ts";
import type { Player } from "../players.ts";
import { chance, oneOf, shuffled } from "../random.ts";
import { definitionOf, SHARD_COUNT, type TestCampaign } from "./campaigns.ts";
import { House } from "./house.ts";
import type { Answer } from "./http-client.ts";
import { forEachOf, newSeed } from "./load.ts";
import {
  ALREADY_USED,
  acknowledgedWin,
  databaseWins,
  differences,
  ledgerWins,
  NO_DIFFERENCES,
  type PlayBody,
  play,
  type Win,
} from "./plays.ts";

const TICKETS = 20_000;
const STOCK = [12_000, 4_000, 2_000, 1_200, 800];
const DUPLICATES = TICKETS / 5;
const WRONG_CODES = 1_500;
/** Some six wrong codes each, far from the twenty after which a player may try no more. */
const PLAYERS = 500;
/** Enough to keep shards and server busy; more only queue. */
const AT_ONCE = 64;
const LEVEL_TIMEOUT_MS = 30_000;
const SEED = newSeed();

interface Planned {
  readonly player: Player;
  readonly code: string;
  readonly key: string;
  /** Undefined for a code that is none. */
  readonly serial?: number;
  /** The status a wrong code must get. */
  readonly refusal?: number;
}

interface Answered extends Planned {
  readonly answer: Answer<PlayBody>;
}

let house: House;
let campaign: TestCampaign;
let hashBeforeThePlay: string;
let answered: Answered[];
/** By serial: what was won, and by which player under which key. */
const winners = new Map<number, { readonly win: Win; readonly asked: string }>();
const wonTwice: string[] = [];
let wins: Win[];
let ledgers: LedgerRow[][];

beforeAll(async () => {
  const random = chance(SEED);
  house = await House.open("whole");
  campaign = await house.draft(definitionOf("whole", TICKETS, STOCK));
  const foreign = await house.campaign(definitionOf("foreign", TICKETS));
  const published = await house.ask<{ data: { seedHash: string; seed: string | null } }>("/api/campaign");
  expect(published.body.data.seed).toBeNull();
  hashBeforeThePlay = published.body.data.seedHash;
  await house.setState(campaign.slug, "open");

  const requests = shuffled(plan(campaign, foreign, await house.players(PLAYERS), random), random);
  answered = [];
  const startedAt = performance.now();
  await forEachOf(requests, AT_ONCE, async (request) => {
    answered.push({ ...request, answer: await play(house, request) });
  });
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`seed ${SEED}: ${requests.length} requests in ${seconds.toFixed(1)} s`);

  findWinners();
  wins = [...winners.values()].map(({ win }) => win);
  await house.untilLevel(campaign.slug, LEVEL_TIMEOUT_MS);
  ledgers = await house.ledgers(campaign);
});
afterAll(() => house?.close());

/** Every ticket once; duplicates, half by rivals and half the same request again; and wrong codes of four kinds. */
function plan(
  { codes }: TestCampaign,
  foreign: TestCampaign,
  players: readonly Player[],
  random: () => number,
): Planned[] {
  const firsts = Array.from({ length: TICKETS }, (_, serial): Planned => {
    return { serial, code: codes.codeOf(serial), player: oneOf(players, random), key: `first-${serial}` };
  });
  const duplicates = Array.from({ length: DUPLICATES }, (_, index): Planned => {
    const first = oneOf(firsts, random);
    return index % 2 === 0 ? first : { ...first, player: oneOf(players, random), key: `rival-${index}` };
  });
  const wrongKinds: readonly (() => { code: string; refusal: number })[] = [
    () => ({ code: String(Math.floor(random() * 1e9)).slice(0, 8), refusal: 400 }), // too short
    () => ({ code: codes.codeOf(Math.floor(random() * TICKETS)).replace(/\d$/, "X"), refusal: 400 }),
    () => ({ code: String(Math.floor(random() * 1e10)).padStart(10, "0"), refusal: 404 }), // nobody printed it
    () => ({ code: foreign.codes.codeOf(Math.floor(random() * TICKETS)), refusal: 404 }),
  ];
  const wrong = Array.from({ length: WRONG_CODES }, (_, index): Planned[] => {
    const { code, refusal } = oneOf(wrongKinds, random)();
    const player = oneOf(players, random);
    // By chance (2 in a million) such a code is a ticket here; then it is not wrong.
    return codes.serialOf(code).kind === "serial" ? [] : [{ code, refusal, player, key: `wrong-${index}` }];
  }).flat();
  return [...firsts, ...duplicates, ...wrong];
}

/** Finds each ticket's win and the request that got it; a second winner of a ticket goes into `wonTwice`. */
function findWinners(): void {
  for (const { serial, player, key, answer } of answered) {
    if (serial === undefined || answer.status !== 200) continue;
    const win = acknowledgedWin(campaign, serial, player, answer);
    const asked = `${player.id} ${key}`;
    const before = winners.get(serial);
    if (!before) winners.set(serial, { win, asked });
    else if (before.win !== win || before.asked !== asked) wonTwice.push(`${before.win}, then ${win}`);
  }
}

describe("a campaign of 20,000 tickets over 10 shards, played to the last", () => {
  it("answers every play with a win, and every wrong code with its refusal", () => {
    const unexpected = answered.filter(({ serial, refusal, answer }) => {
      const isUsed = answer.status === 400 && answer.body.error === ALREADY_USED;
      return serial === undefined ? answer.status !== refusal : answer.status !== 200 && !isUsed;
    });
    expect(unexpected.slice(0, 5)).toEqual([]);
    expect(wins).toHaveLength(TICKETS);
  });

  it("never lets a duplicate win: only the request that won gets the win again, and the same one", () => {
    expect(wonTwice.slice(0, 5)).toEqual([]);
    const bodies = new Map<number, string>();
    const wrong = answered.filter(({ serial, player, key, answer }) => {
      if (serial === undefined) return false;
      const isWinner = winners.get(serial)?.asked === `${player.id} ${key}`;
      if (!isWinner) return answer.status === 200;
      const body = JSON.stringify(answer.body);
      const first = bodies.get(serial) ?? body;
      bodies.set(serial, first);
      return body !== first;
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it("gives every prize exactly its stock", async () => {
    const { balance } = await house.status(campaign.slug);
    expect(balance).toEqual(
      STOCK.map((stock, ordinal) => {
        return { ordinal, stock, awarded: stock, inShards: 0, reserve: 0, underWay: 0 };
      }),
    );
    const told = STOCK.map((_, prize) => wins.filter((win) => win.endsWith(`prize ${prize}`)).length);
    expect(told).toEqual(STOCK);
  });

  it("has told players exactly what the ledgers hold", () => {
    expect(differences(wins, ledgerWins(ledgers))).toEqual(NO_DIFFERENCES);
  });

  it("has in D1 exactly what the ledgers hold", async () => {
    const rows = await house.winners(campaign.slug);
    expect(differences(ledgerWins(ledgers), databaseWins(rows))).toEqual(NO_DIFFERENCES);
  });

  it("refuses any further play of any code", async () => {
    const [player] = await house.players(1);
    if (!player) throw new Error("no player was seeded");
    for (const serial of [0, 1, TICKETS - 1]) {
      const { status, body } = await play(house, { player, code: campaign.codes.codeOf(serial) });
      expect({ status, error: body.error }).toEqual({ status: 400, error: ALREADY_USED });
    }
  });

  it("publishes at the close the seed it was committed to, and every draw follows from it", async () => {
    await house.setState(campaign.slug, "closed");
    const { seed } = (await house.status(campaign.slug)).catalogue;
    expect(seed).toMatch(/^[0-9a-f]{64}$/);
    const seedHash = createHash("sha256")
      .update(Buffer.from(seed ?? "", "hex"))
      .digest("hex");
    expect(seedHash).toBe(hashBeforeThePlay);

    const awarded = STOCK.map(() => 0);
    for (let shardIndex = 0; shardIndex < SHARD_COUNT; shardIndex++) {
      const shard = { campaign: campaign.slug, shardIndex, shardCount: SHARD_COUNT, ticketCount: TICKETS };
      const verdict = replayLedger(shard, seed ?? "", ledgers[shardIndex] ?? []);
      expect(verdict).toMatchObject({ kind: "sound", left: STOCK.map(() => 0) });
      if (verdict.kind !== "sound") continue;
      for (const [prize, count] of verdict.awarded.entries()) awarded[prize] = (awarded[prize] ?? 0) + count;
    }
    expect(awarded).toEqual(STOCK);
  });
});
