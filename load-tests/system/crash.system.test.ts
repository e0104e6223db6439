/** The serving process killed outright under load, five times, on the same data. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import type { Player } from "../players.ts";
import { chance, oneOf, shuffled } from "../random.ts";
import { definitionOf, type TestCampaign } from "./campaigns.ts";
import { winnersOnDisk } from "./database-file.ts";
import { House, timeUntil } from "./house.ts";
import { forEachOf, newSeed } from "./load.ts";
import {
  ALREADY_USED,
  acknowledgedWin,
  databaseWins,
  differences,
  lacking,
  ledgerWins,
  NO_DIFFERENCES,
  play,
  type Win,
} from "./plays.ts";

const KILLS = 5;
/** More than any machine plays in the five loads together. */
const TICKETS = 500_000;
const PLAYERS = 50;
const AT_ONCE = 64;
/** Long enough for outboxes to be under way, and never the same: the blow must not always fall at one moment. */
const LOAD_MIN_MS = 700;
const LOAD_SPREAD_MS = 900;
/** An alarm stands at most 5 s ahead, and a first failure pauses for half a second. */
const CATCH_UP_TIMEOUT_MS = 20_000;
const SEED = newSeed();

interface Sent {
  readonly serial: number;
  readonly player: Player;
  readonly key: string;
}

let house: House;
let campaign: TestCampaign;
const random = chance(SEED);
const acknowledged: Win[] = [];
/** Sent and never answered: the player does not know. */
const doubtful: Sent[] = [];
/** What a restarted server answered to those. */
const surprises: string[] = [];
const owners = new Map<number, Player>();
/** How many acknowledged wins D1 lacked at each kill. */
const wereBehind: number[] = [];
/** Milliseconds from each restart until D1 had every acknowledged win. */
const catchUps: number[] = [];
/** Acknowledged wins that no ledger had after a restart. */
const lost: Win[] = [];
let ledgers: LedgerRow[][];

beforeAll(async () => {
  house = await House.open("crash");
  campaign = await house.campaign(definitionOf("crash", TICKETS));
  const players = await house.players(PLAYERS);
  const serials = Array.from({ length: TICKETS }, (_, serial) => serial);
  const tickets = shuffled(serials, random)[Symbol.iterator]();

  for (let kill = 1; kill <= KILLS; kill++) {
    const before = acknowledged.length;
    await Promise.all([playOn(tickets, players), killAfter(LOAD_MIN_MS + random() * LOAD_SPREAD_MS)]);
    const [won, inDoubt] = [acknowledged.length - before, doubtful.length];
    const behind = lacking(acknowledged, databaseWins(winnersOnDisk(house.dataDir, campaign.slug)));
    wereBehind.push(behind.length);
    await house.start();

    // Nothing is asked of the Worker here: only the shards' own alarms can bring D1 up to date.
    const caughtUpMs = await timeUntil(hasCaughtUp, CATCH_UP_TIMEOUT_MS);
    catchUps.push(caughtUpMs ?? Number.POSITIVE_INFINITY);
    lost.push(...lacking(acknowledged, ledgerWins(await house.ledgers(campaign))));
    await sendAgain();
    console.log(
      `kill ${kill}: ${won} wins acknowledged since the last and ${inDoubt} plays in doubt; ` +
        `D1 lacked ${behind.length}, caught up ${caughtUpMs?.toFixed(0)} ms after the restart`,
    );
    if (caughtUpMs === undefined) break; // four more would only wait as long again
  }
  await timeUntil(() => house.isLevel(campaign.slug), CATCH_UP_TIMEOUT_MS);
  ledgers = await house.ledgers(campaign);
  console.log(`seed ${SEED}`);
});
afterAll(() => house?.close());

/** Plays one ticket after the other, many at a time, until the server is gone. */
async function playOn(tickets: Iterator<number>, players: readonly Player[]): Promise<void> {
  let isGone = false;
  async function work(): Promise<void> {
    while (!isGone) {
      const next = tickets.next();
      if (next.done) throw new Error("the campaign is too small for this machine");
      const sent = { serial: next.value, player: oneOf(players, random), key: `key-${next.value}` };
      if (!(await send(sent))) {
        doubtful.push(sent);
        isGone = true;
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Plays a ticket; false when no answer came. */
async function send({ serial, player, key }: Sent): Promise<boolean> {
  const answer = await play(house, { player, key, code: campaign.codes.codeOf(serial) }).catch(
    () => undefined,
  );
  if (!answer) return false;
  if (answer.status === 200) acknowledged.push(acknowledgedWin(campaign, serial, player, answer));
  else surprises.push(`ticket ${serial}: ${answer.status} ${answer.body.error}`);
  owners.set(serial, player);
  return true;
}

async function killAfter(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await house.kill();
}

/** Players in doubt send the same play again: they win now, or are told what they had won. */
async function sendAgain(): Promise<void> {
  await forEachOf(doubtful.splice(0), AT_ONCE, async (sent) => {
    if (!(await send(sent))) throw new Error("the restarted server did not answer");
  });
}

async function hasCaughtUp(): Promise<boolean> {
  const rows = await house.winners(campaign.slug);
  return lacking(acknowledged, databaseWins(rows)).length === 0;
}

describe("a server killed five times under load", () => {
  it("was killed while D1 was behind", () => {
    expect(acknowledged.length).toBeGreaterThan(KILLS * 100);
    expect(Math.max(...wereBehind)).toBeGreaterThan(0);
  });

  it("had every acknowledged win in its ledgers after each restart", () => {
    expect(lost.slice(0, 5)).toEqual([]);
  });

  it("let D1 catch up by itself, before any visitor came", () => {
    expect(catchUps).toHaveLength(KILLS);
    expect(Math.max(...catchUps)).toBeLessThan(CATCH_UP_TIMEOUT_MS);
  });

  it("answers a play in doubt with a win when it is sent again with its key", () => {
    expect(surprises.slice(0, 5)).toEqual([]);
  });

  it("holds exactly the wins that players were told of: ticket, serial, player and prize", () => {
    expect(differences(acknowledged, ledgerWins(ledgers))).toEqual(NO_DIFFERENCES);
  });

  it("has redeemed no ticket twice", () => {
    const serials = ledgers.flat().flatMap((row) => (row.kind === "redemption" ? [row.serial] : []));
    expect(new Set(serials).size).toBe(serials.length);
  });

  it("has brought D1 level with the ledgers", async () => {
    const rows = await house.winners(campaign.slug);
    expect(differences(ledgerWins(ledgers), databaseWins(rows))).toEqual(NO_DIFFERENCES);
  });

  it("still refuses the codes that were played before a crash", async () => {
    const serials = [...owners.keys()].slice(0, 50);
    const strangers = await house.players(serials.length); // each of these plays is a guess, and one has twenty
    for (const [index, player] of strangers.entries()) {
      const { status, body } = await play(house, {
        player,
        code: campaign.codes.codeOf(serials[index] ?? -1),
      });
      expect({ status, error: body.error }).toEqual({ status: 400, error: ALREADY_USED });
    }
  });
});
