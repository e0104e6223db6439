import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { readCampaign, rememberCampaign } from "../campaigns/known-campaigns.ts";
import { campaign, migrateDatabase } from "../test-house.ts";
import { winnerAdministration } from "./administration.ts";
import { insertPlayers, insertWins } from "./winners.fixture.ts";

const NOW = Date.UTC(2026, 10, 20);
const staff = winnerAdministration({ env, ctx: { waitUntil: () => {} }, address: null, now: NOW });

beforeAll(migrateDatabase);

it("shows a prize that was added after this isolate had read the catalogue", async () => {
  const { slug } = await campaign();
  const catalogue = (await readCampaign(env, slug))?.catalogue;
  const [first, second] = catalogue?.prizes ?? [];
  if (!catalogue || !first || !second) throw new Error("the test's campaign has two prizes");
  const [userId = ""] = await insertPlayers(1);
  await insertWins(slug, [
    { userId, serial: 1, at: NOW, prize: first.ordinal },
    { userId, serial: 2, at: NOW + 1, prize: second.ordinal },
  ]);
  rememberCampaign(env, { ...catalogue, prizes: [first] });
  const { tickets } = await staff.list({ page: 1, limit: 10, userId });
  expect(tickets.map(({ prize }) => prize.name)).toEqual([second.name, first.name]);
});

it("says which winner names what is not there, and shows no half list", async () => {
  const [userId = ""] = await insertPlayers(1);
  const { slug } = await campaign();
  const [id] = await insertWins(slug, [{ userId, serial: 3, at: NOW, prize: 99 }]);
  await expect(staff.list({ page: 1, limit: 10, userId })).rejects.toThrow(`winner ${id} names prize 99`);
});
