/** D1 refusing every write for ten seconds while players play. */

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import type { Player } from "../players.ts";
import { definitionOf, type TestCampaign } from "./campaigns.ts";
import { House, timeUntil } from "./house.ts";
import {
  acknowledgedWin,
  databaseWins,
  differences,
  ledgerWins,
  NO_DIFFERENCES,
  play,
  type Win,
} from "./plays.ts";

const TICKETS = 200_000;
const PLAYERS = 20;
const OUTAGE_MS = 10_000;
const BEFORE_MS = 1_000;
/** A steady 300 to 800 plays a second: the machine must have room for the failing and repeated deliveries as well. */
const AT_ONCE = 8;
const PAUSE_MS = 10;
const READ_LAG_EVERY_MS = 1_000;
/** After ten seconds of failures a shard pauses for up to eight; then thousands of rows go in one insert each. */
const LEVEL_TIMEOUT_MS = 45_000;

let house: House;
let campaign: TestCampaign;
const acknowledged: Win[] = [];
const failures: string[] = [];
/** Wins in each second of the outage. */
const winsBySecond: number[] = Array.from({ length: OUTAGE_MS / 1_000 }, () => 0);
/** `status.outbox` each second of the outage. */
const readings: { depth: number; lagMs: number }[] = [];
let winnersAtStart = 0;
let winnersAtEnd = 0;
let directWrite: unknown;
let ledgers: LedgerRow[][];

beforeAll(async () => {
  house = await House.open("outage");
  campaign = await house.campaign(definitionOf("outage", TICKETS));
  const players = await house.players(PLAYERS);

  let isPlaying = true;
  let outageStartedAt = Number.POSITIVE_INFINITY;
  let serial = 0;
  async function keepPlaying(): Promise<void> {
    while (isPlaying) {
      const player = players[serial % PLAYERS] as Player;
      const mine = serial++;
      const answer = await play(house, { player, code: campaign.codes.codeOf(mine) });
      if (answer.status === 200) {
        acknowledged.push(acknowledgedWin(campaign, mine, player, answer));
        const second = Math.floor((performance.now() - outageStartedAt) / 1_000);
        if (second >= 0 && second < winsBySecond.length)
          winsBySecond[second] = (winsBySecond[second] ?? 0) + 1;
      } else failures.push(`ticket ${mine}: ${answer.status} ${answer.body.error}`);
      await sleep(PAUSE_MS);
    }
  }
  const load = Promise.all(Array.from({ length: AT_ONCE }, keepPlaying));

  await sleep(BEFORE_MS);
  await refuseWrites();
  outageStartedAt = performance.now();
  winnersAtStart = await countWinners();
  directWrite = await house.players(1).catch((error: unknown) => error);
  for (let second = 1; second * READ_LAG_EVERY_MS <= OUTAGE_MS; second++) {
    await sleep(Math.max(0, outageStartedAt + second * READ_LAG_EVERY_MS - performance.now()));
    readings.push((await house.status(campaign.slug)).outbox);
  }
  winnersAtEnd = await countWinners();
  await allowWrites();
  const levelStartedAt = performance.now();
  await sleep(BEFORE_MS);
  isPlaying = false;
  await load;
  await timeUntil(() => house.isLevel(campaign.slug), LEVEL_TIMEOUT_MS);
  const levelMs = performance.now() - levelStartedAt;
  ledgers = await house.ledgers(campaign);
  const { depth, lagMs } = readings.at(-1) ?? { depth: 0, lagMs: 0 };
  console.log(
    `wins in each second of the outage: ${winsBySecond.join(", ")}\n` +
      `at its end D1 was ${depth} wins and ${lagMs} ms behind; level ${levelMs.toFixed(0)} ms after it`,
  );
});
afterAll(() => house?.close());

/**
 * D1 itself refuses, in its own words: a trigger on every table aborts each insert, update and delete. (Locking the
 * file from outside would test how SQLite waits for a lock, not how the service takes a refusal.)
 */
async function refuseWrites(): Promise<void> {
  for (const { trigger, event, table } of await triggers()) {
    await house.query(
      `CREATE TRIGGER "${trigger}" BEFORE ${event} ON "${table}" BEGIN SELECT RAISE(ABORT, 'D1 is down'); END`,
    );
  }
}

async function allowWrites(): Promise<void> {
  for (const { trigger } of await triggers()) await house.query(`DROP TRIGGER "${trigger}"`);
}

/** The index of people is a virtual table, which takes no trigger; it is only written through that of `users`. */
async function triggers() {
  const tables = await house.query<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name NOT LIKE 'users_search%'",
  );
  return tables.flatMap(({ name }) =>
    ["INSERT", "UPDATE", "DELETE"].map((event) => {
      return { table: name, event, trigger: `refuse_${event}_${name}` };
    }),
  );
}

async function countWinners(): Promise<number> {
  const [row] = await house.query<{ count: number }>("SELECT count(*) AS count FROM winners");
  return row?.count ?? 0;
}

describe("ten seconds in which D1 refuses every write", () => {
  it("were real: nothing could be written and no winner arrived", () => {
    expect(String(directWrite)).toContain("D1 is down");
    expect(winnersAtStart).toBeGreaterThan(0);
    expect(winnersAtEnd).toBe(winnersAtStart);
  });

  it("let plays go on all the time, not one of them refused or failed", () => {
    expect(failures.slice(0, 5)).toEqual([]);
    expect(Math.min(...winsBySecond)).toBeGreaterThan(0);
  });

  it("can be watched: the lag grows from reading to reading and says how far D1 is behind", () => {
    const lags = readings.map(({ lagMs }) => lagMs);
    expect(lags).toEqual(lags.toSorted((a, b) => a - b));
    expect(new Set(lags).size).toBe(lags.length);
    expect(lags.at(-1)).toBeGreaterThan(OUTAGE_MS - 1_500);
    expect(readings.at(-1)?.depth).toBeGreaterThan(winsBySecond.reduce((sum, wins) => sum + wins, 0) / 2);
  });

  it("lose nothing: afterwards D1 equals the ledgers, and the ledgers what players were told", async () => {
    const rows = await house.winners(campaign.slug);
    expect(differences(acknowledged, ledgerWins(ledgers))).toEqual(NO_DIFFERENCES);
    expect(differences(ledgerWins(ledgers), databaseWins(rows))).toEqual(NO_DIFFERENCES);
    expect((await house.status(campaign.slug)).outbox).toEqual({ depth: 0, lagMs: 0 });
  });
});
