/** One ticket, one win, whoever asks and however often. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Player } from "../players.ts";
import { definitionOf, type TestCampaign } from "./campaigns.ts";
import { House } from "./house.ts";
import type { Answer } from "./http-client.ts";
import { ALREADY_USED, acknowledgedWin, databaseWins, ledgerWins, type PlayBody, play } from "./plays.ts";

const RIVALS = 200;
const REPETITIONS = 50;
const LEVEL_TIMEOUT_MS = 30_000;

let house: House;
let campaign: TestCampaign;
let players: Player[];

beforeAll(async () => {
  house = await House.open("race");
  campaign = await house.campaign(definitionOf("race", 20_000));
  players = await house.players(RIVALS);
  // Sockets open and sessions known: what follows then really arrives in the same instant.
  await atOnce(players, (player) => house.ask("/api/game/my-tickets", { token: player.token }));
});
afterAll(() => house?.close());

function atOnce<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(items.map(action));
}

async function winsOf(serial: number) {
  await house.untilLevel(campaign.slug, LEVEL_TIMEOUT_MS);
  const ledgers = await house.ledgers(campaign);
  const winners = await house.winners(campaign.slug);
  return {
    ledger: ledgerWins(
      ledgers.map((rows) => rows.filter((row) => row.kind === "redemption" && row.serial === serial)),
    ),
    database: databaseWins(winners.filter((winner) => winner.serial === serial)),
  };
}

describe("200 players with the same code in the same instant", () => {
  const SERIAL = 123;
  let answers: { player: Player; answer: Answer<PlayBody> }[];

  beforeAll(async () => {
    const code = campaign.codes.codeOf(SERIAL);
    answers = await atOnce(players, async (player) => ({
      player,
      answer: await play(house, { player, code }),
    }));
  });

  it("have exactly one winner", () => {
    expect(answers.filter(({ answer }) => answer.status === 200)).toHaveLength(1);
  });

  it("are all others told that the code was used", () => {
    const others = answers.filter(({ answer }) => answer.status !== 200).map(({ answer }) => answer);
    expect(others).toHaveLength(RIVALS - 1);
    for (const { status, body } of others) {
      expect({ status, body }).toEqual({ status: 400, body: { success: false, error: ALREADY_USED } });
    }
  });

  it("leave one ledger row and one winner in D1, both the acknowledged player's", async () => {
    const told = answers
      .filter(({ answer }) => answer.status === 200)
      .map(({ player, answer }) => acknowledgedWin(campaign, SERIAL, player, answer));
    expect(await winsOf(SERIAL)).toEqual({ ledger: told, database: told });
  });
});

describe("the same play sent 50 times at once with one Idempotency-Key", () => {
  const SERIAL = 456;
  let player: Player;
  let code: string;
  let answers: Answer<PlayBody>[];

  beforeAll(async () => {
    const [first] = players;
    if (!first) throw new Error("no player was seeded");
    player = first;
    code = campaign.codes.codeOf(SERIAL);
    const repetitions = Array.from({ length: REPETITIONS }, () => ({ player, code, key: "the-same-key" }));
    answers = await atOnce(repetitions, (request) => play(house, request));
  });

  it("gets 50 equal wins for an answer", () => {
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: REPETITIONS }, () => 200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it("has one effect", async () => {
    const [answer] = answers;
    if (!answer) throw new Error("no answer came");
    const told = [acknowledgedWin(campaign, SERIAL, player, answer)];
    expect(await winsOf(SERIAL)).toEqual({ ledger: told, database: told });
  });

  it("is refused under another key, without a key, and to another player under the same key", async () => {
    const [, stranger] = players;
    if (!stranger) throw new Error("no second player was seeded");
    const before = (await house.status(campaign.slug)).redemptions;
    for (const request of [
      { player, code, key: "another-key" },
      { player, code },
      { player: stranger, code, key: "the-same-key" },
    ]) {
      const { status, body } = await play(house, request);
      expect({ status, body }).toEqual({ status: 400, body: { success: false, error: ALREADY_USED } });
    }
    expect((await house.status(campaign.slug)).redemptions).toBe(before);
  });
});
