/** D1 loses its winners, whole or in part, and gets them back from the ledgers of a running service. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definitionOf, type TestCampaign } from "../system/campaigns.ts";
import { House } from "../system/house.ts";
import { play } from "../system/plays.ts";
import { type Rebuilt, rebuildWinners, reportLines } from "./rebuild.ts";

const PLAYERS = 20;
const PLAYS = 200;
const LEVEL_TIMEOUT_MS = 30_000;
const ALL = `SELECT * FROM winners WHERE campaign = 'lost' ORDER BY id`;

let house: House;
let campaign: TestCampaign;

beforeAll(async () => {
  house = await House.open("lost");
  campaign = await house.campaign(definitionOf("lost", 100_000));
  const players = await house.players(PLAYERS);
  for (let serial = 0; serial < PLAYS; serial++) {
    const player = players[serial % PLAYERS];
    if (!player) throw new Error("no player was seeded");
    expect((await play(house, { player, code: campaign.codes.codeOf(serial) })).status).toBe(200);
  }
  await house.untilLevel(campaign.slug, LEVEL_TIMEOUT_MS);
});
afterAll(() => house?.close());

async function rebuild(): Promise<{ rebuilt: Rebuilt; said: string[] }> {
  const said: string[] = [];
  const rebuilt = await rebuildWinners(
    {
      url: house.url,
      adminToken: await house.adminToken(),
      slug: "lost",
      catalogue: { shardCount: 10, ticketCount: 100_000 },
    },
    (line) => said.push(line),
  );
  return { rebuilt, said };
}

describe("a rebuild", () => {
  it("brings all of D1's winners back, equal row for row", async () => {
    const before = await house.query(ALL);
    expect(before).toHaveLength(PLAYS);
    await house.query("DELETE FROM winners");
    const { rebuilt } = await rebuild();
    expect(rebuilt).toEqual({
      redemptions: PLAYS,
      added: PLAYS,
      decidedAgain: 0,
      withoutAccount: 0,
      differences: [],
    });
    expect(await house.query(ALL)).toEqual(before);
  });

  it("finds nothing to do where nothing is lost", async () => {
    const { rebuilt, said } = await rebuild();
    expect(said).toEqual([]);
    expect(reportLines(rebuilt).at(-1)).toBe("D1 equals the ledgers.");
  });

  it("names a winner whom no ledger knows, and leaves it where it is", async () => {
    const id = "0197b6f0-0000-7000-8000-000000000000";
    await house.query(
      `INSERT INTO winners SELECT * FROM (SELECT ?1 AS id, campaign, 99999 AS serial, 1 AS seq, user_id, prize, 'CLAIMED' AS status,
         played_at, validated_at, claimed_at, rejection_reason, rejected_at, store, claimed_store FROM winners LIMIT 1)`,
      id,
    );
    const { rebuilt } = await rebuild();
    expect(rebuilt.differences).toEqual([`${id} (serial 99999, CLAIMED) is in D1 and in no ledger`]);
    expect(await house.query("SELECT id FROM winners WHERE id = ?1", id)).toHaveLength(1);
    await house.query("DELETE FROM winners WHERE id = ?1", id);
  });

  it("names a winner whose prize was changed in D1", async () => {
    await house.query("UPDATE winners SET prize = 99 WHERE serial = 5");
    const { rebuilt } = await rebuild();
    expect(rebuilt).toMatchObject({ added: 0, differences: [expect.stringContaining("another prize")] });
  });
});
