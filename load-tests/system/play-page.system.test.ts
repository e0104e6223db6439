/** What the play page says in each state of the campaign, before a code is typed, in both languages. */

import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "../local/api-client.ts";
import { definitionOf } from "./campaigns.ts";
import { House } from "./house.ts";

const SLUG = "states";
const DAY_MS = 24 * 60 * 60 * 1_000;

let house: House;

beforeAll(async () => {
  house = await House.open(SLUG);
});
afterAll(() => house?.close());

interface Page {
  readonly status: number;
  /** Without its tags, one space between words. */
  readonly text: string;
  readonly hasForm: boolean;
}

async function pageAt(path: "/jouer" | "/en/play"): Promise<Page> {
  const response = await fetch(house.url + path, { headers: { Accept: "text/html" } });
  const html = (await response.text()).replace(/<(script|template)\b[\s\S]*?<\/\1>/g, " ");
  const text = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  return { status: response.status, text, hasForm: html.includes('id="play-form"') };
}

/** The page is itself, has no form, and says this in each language. */
async function expectClosed(french: string, english: string): Promise<void> {
  for (const [path, sentence] of [
    ["/jouer", french],
    ["/en/play", english],
  ] as const) {
    const { status, text, hasForm } = await pageAt(path);
    expect(text).toContain(sentence);
    expect({ status, hasForm }).toEqual({ status: 200, hasForm: false });
  }
}

async function moveDates(opensAt: number): Promise<void> {
  await call(house.url, `/api/admin/campaigns/${SLUG}/dates`, {
    token: await house.adminToken(),
    body: { opensAt, closesAt: opensAt + 30 * DAY_MS, claimUntil: opensAt + 60 * DAY_MS },
  });
}

/** The steps of one campaign's life: each stands on the one before. */
describe("the play page", () => {
  it("says that nothing has begun while there is no campaign", async () => {
    await expectClosed("Le jeu n’a pas encore commencé.", "The game has not started yet.");
  });

  it("tells no day when the planned one is past and the campaign is still a draft", async () => {
    await house.draft(definitionOf(SLUG, 20_000));
    await expectClosed("Le jeu n’est pas encore ouvert.", "The game is not open yet.");
  });

  it("tells the day and the hour while they are to come, open or not", async () => {
    await house.setState(SLUG, "open");
    await moveDates(Date.UTC(2099, 4, 4, 8));
    await expectClosed("Le jeu ouvre le 4 mai 2099", "The game opens on 4 May 2099");
  });

  it("has the form while the campaign runs", async () => {
    await moveDates(Date.now() - DAY_MS);
    const page = await pageAt("/jouer");
    expect(page.hasForm).toBe(true);
    expect(page.text).not.toMatch(/Le jeu (ouvre|est|n’)/);
  });

  it("says that the game is paused, and that the ticket stays valid", async () => {
    await house.setState(SLUG, "paused");
    await expectClosed(
      "Le jeu est en pause. Gardez votre ticket",
      "The game is paused. Keep your ticket: its code stays valid.",
    );
  });

  it("says that the game is over, and leads to one's prizes", async () => {
    await house.setState(SLUG, "closed");
    await expectClosed(
      "Le jeu est terminé",
      "The game is over: codes can no longer be played. See my prizes",
    );
  });

  it("offers the form, with a warning, when nobody can say how the campaign stands", async () => {
    await house.stop();
    spoilDesk();
    await house.start();
    const { status, text, hasForm } = await pageAt("/jouer");
    expect({ status, hasForm }).toEqual({ status: 200, hasForm: true });
    expect(text).toContain("Le service répond difficilement en ce moment.");
    expect((await pageAt("/en/play")).text).toContain("The service is slow to answer at the moment.");
  });
});

/** Makes the campaign's desk fail whatever it is asked: its file is none that SQLite can read. */
function spoilDesk(): void {
  const files = globSync("do/*CampaignDesk/*.sqlite*", { cwd: house.dataDir }).filter(
    (file) => !file.includes("metadata."),
  );
  expect(files).not.toEqual([]);
  for (const file of files) writeFileSync(join(house.dataDir, file), "spoilt ".repeat(1_000));
}
