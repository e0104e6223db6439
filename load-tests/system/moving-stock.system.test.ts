/** Stock raised, lowered and moved by head office while players play, some shards dry and others not. */

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CampaignStatus, StockChange } from "../../durable-objects/campaign-desk/definition.ts";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import type { Player } from "../players.ts";
import { chance, oneOf, shuffled } from "../random.ts";
import { definitionOf, SHARD_COUNT, type TestCampaign } from "./campaigns.ts";
import { House, until } from "./house.ts";
import { forEachOf, newSeed } from "./load.ts";
import { NO_PRIZE, play } from "./plays.ts";

/** Played in waves, so that before each it is known how much may be taken away without the prizes running out. */
const WAVES = 10;
const PLAYS_PER_WAVE = 400;
const PLAYED = WAVES * PLAYS_PER_WAVE;
/** Tickets left over for when every prize is gone. */
const SPARE = 20;
const FIRST_STOCK = [480, 160, 80, 48, 32];
/** All tickets of these shards are played first: 1,600 plays on the 320 prizes that they start with. */
const RUSHED_SHARDS = [0, 1, 2, 3];
const AT_ONCE = 32;
const SETTLE_TIMEOUT_MS = 20_000;
const SEED = newSeed();

let house: House;
let campaign: TestCampaign;
let players: Player[];
const random = chance(SEED);
const refused: string[] = [];
const unequal: CampaignStatus[] = [];
const changes = { raise: 0, lower: 0, move: 0 };
let consistentReadings = 0;
let ledgers: LedgerRow[][];

beforeAll(async () => {
  house = await House.open("moving");
  campaign = await house.campaign(definitionOf("moving", PLAYED + SPARE, FIRST_STOCK));
  players = await house.players(PLAYS_PER_WAVE);

  const serials = Array.from({ length: PLAYED }, (_, serial) => serial);
  const isRushed = (serial: number) => RUSHED_SHARDS.includes(serial % SHARD_COUNT);
  const order = [
    ...shuffled(serials.filter(isRushed), random),
    ...shuffled(
      serials.filter((serial) => !isRushed(serial)),
      random,
    ),
  ];
  for (let wave = 0; wave < WAVES; wave++) {
    const plays = order.slice(wave * PLAYS_PER_WAVE, (wave + 1) * PLAYS_PER_WAVE);
    const isLast = wave === WAVES - 1;
    // Before the last wave as many prizes are left as plays: the last play takes the last prize.
    const spareUnits = isLast ? 0 : 20 + Math.floor(random() * 200);
    await bringLeftTo(plays.length + spareUnits);
    await playWave(plays, isLast ? 0 : spareUnits - 1);
  }
  await untilSettled();
  ledgers = await house.ledgers(campaign);
  console.log(
    `seed ${SEED}: ${changes.raise} raises, ${changes.lower} lowerings and ${changes.move} moves ` +
      `during ${PLAYED} plays; ${consistentReadings} readings of the equation`,
  );
});
afterAll(() => house?.close());

/** Reads the equation; a reading during which the desk moved stock says so itself and proves nothing. */
async function readStatus(): Promise<CampaignStatus> {
  const status = await house.status(campaign.slug);
  if (status.consistent) {
    consistentReadings++;
    const isEqual = status.balance.every(
      ({ stock, awarded, inShards, reserve, underWay }) =>
        stock === awarded + inShards + reserve + underWay && Math.min(inShards, reserve, underWay) >= 0,
    );
    if (!isEqual) unequal.push(status);
  }
  return status;
}

function leftOf({ balance }: CampaignStatus): number {
  return balance.reduce((sum, { stock, awarded }) => sum + stock - awarded, 0);
}

function untilSettled(): Promise<void> {
  return until(async () => {
    const { consistent, balance } = await readStatus();
    return consistent && balance.every(({ underWay }) => underWay === 0);
  }, SETTLE_TIMEOUT_MS);
}

/** Raises or lowers until exactly so many prizes are left. */
async function bringLeftTo(wanted: number): Promise<void> {
  await untilSettled();
  const status = await readStatus();
  const missing = wanted - leftOf(status);
  if (missing > 0) await change({ kind: "raise", prize: randomPrize(), count: missing });
  let excess = -missing;
  for (const { ordinal, stock, awarded } of status.balance) {
    const count = Math.min(excess, stock - awarded);
    if (count > 0) await change({ kind: "lower", prize: ordinal, count });
    excess -= Math.max(0, count);
  }
  await untilSettled();
  expect(leftOf(await readStatus())).toBe(wanted);
}

function randomPrize(): number {
  return Math.floor(random() * FIRST_STOCK.length);
}

async function change(asked: StockChange): Promise<void> {
  changes[asked.kind]++;
  await house.changeStock(campaign.slug, asked);
}

/** @param removable how many prizes may be taken away while the wave plays and still leave one over */
async function playWave(serials: readonly number[], removable: number): Promise<void> {
  let isPlaying = true;

  async function headOffice(): Promise<void> {
    for (let left = removable; isPlaying; ) {
      const prize = randomPrize();
      const count = 1 + Math.floor(random() * 20);
      if (left > 0 && random() < 0.4) {
        await change({ kind: "lower", prize, count: Math.min(count, left) });
        left -= Math.min(count, left);
      } else if (left > 0 && random() < 0.3) {
        await change({ kind: "raise", prize, count });
      } else {
        const fromShard = Math.floor(random() * SHARD_COUNT);
        const toShard = (fromShard + 1 + Math.floor(random() * (SHARD_COUNT - 1))) % SHARD_COUNT;
        await change({ kind: "move", prize, count, fromShard, toShard });
      }
    }
  }
  async function auditor(): Promise<void> {
    while (isPlaying) {
      await readStatus();
      await sleep(10);
    }
  }

  const staff = Promise.all([headOffice(), auditor()]);
  await forEachOf(serials, AT_ONCE, async (serial) => {
    const player = oneOf(players, random);
    const { status, body } = await play(house, { player, code: campaign.codes.codeOf(serial) });
    if (status !== 200) refused.push(`ticket ${serial}: ${status} ${body.error}`);
  });
  isPlaying = false;
  await staff;
}

/** How often a shard had nothing left and yet won again later. */
function timesRestocked(ledger: readonly LedgerRow[]): number {
  let left = 0;
  let wasDry = false;
  let restocked = 0;
  for (const row of ledger) {
    if (row.kind === "stock") left += row.amounts.reduce((sum, amount) => sum + amount, 0);
    if (row.kind !== "redemption") continue;
    if (wasDry) restocked++;
    left--;
    wasDry = left === 0;
  }
  return restocked;
}

describe("stock raised, lowered and moved while 4,000 tickets are played", () => {
  it("changed many times, in all three ways", () => {
    for (const count of Object.values(changes)) expect(count).toBeGreaterThan(10);
  });

  it("adds up at every reading: stock = awarded + in shards + reserve + under way", () => {
    expect(unequal.slice(0, 2)).toEqual([]);
    expect(consistentReadings).toBeGreaterThan(30);
  });

  it("never refuses a player while a prize is left anywhere", () => {
    expect(refused.slice(0, 5)).toEqual([]);
  });

  it("ran shards dry while others were not, and they went on", () => {
    for (const shard of RUSHED_SHARDS) expect(timesRestocked(ledgers[shard] ?? [])).toBeGreaterThan(0);
  });

  it("has given out exactly its stock in the end", async () => {
    const { balance, redemptions } = await house.status(campaign.slug);
    expect(redemptions).toBe(PLAYED);
    for (const { awarded, stock, inShards, reserve, underWay } of balance) {
      expect({ awarded, inShards, reserve, underWay }).toEqual({
        awarded: stock,
        inShards: 0,
        reserve: 0,
        underWay: 0,
      });
    }
  });

  it("says that no prize is left only then, and one more prize makes one more winner", async () => {
    const spare = Array.from({ length: SPARE }, (_, index) => campaign.codes.codeOf(PLAYED + index));
    async function playSpare() {
      const answers = await Promise.all(
        spare.map((code) => play(house, { code, player: oneOf(players, random) })),
      );
      return answers.map(({ status, body }) => (status === 200 ? "won" : `${status} ${body.error}`)).sort();
    }
    const noPrize = `500 ${NO_PRIZE}`;
    expect(await playSpare()).toEqual(Array.from({ length: SPARE }, () => noPrize));
    await change({ kind: "raise", prize: 4, count: 1 });
    expect(await playSpare()).toEqual([...Array.from({ length: SPARE - 1 }, () => noPrize), "won"]);
    expect((await house.status(campaign.slug)).redemptions).toBe(PLAYED + 1);
  });
});
