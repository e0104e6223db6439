/** Everything that may come in wrong: refused with a 4xx and a French sentence, and nothing changes. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CampaignDefinition } from "../../durable-objects/campaign-desk/definition.ts";
import { signSessionToken } from "../../worker/accounts/session-tokens.ts";
import type { Player } from "../players.ts";
import { definitionOf, type TestCampaign } from "./campaigns.ts";
import { House } from "./house.ts";
import { play } from "./plays.ts";
import { ACCOUNTS, LISTS, ORDERS } from "./wrong-orders.cases.ts";
import { BODIES, CODES, REQUESTS, type Scene, SERIAL } from "./wrong-plays.cases.ts";

const TICKETS = 20_000;
const HOUR_MS = 3_600_000;
const PLAY = "/api/game/play";

let house: House;
let scene: Scene;
let before: unknown;
const campaigns = new Map<string, TestCampaign>();

beforeAll(async () => {
  house = await House.open("running");
  const now = Date.now();
  for (const slug of ["running", "foreign", "paused", "closed"]) await open(slug);
  await house.setState("paused", "paused");
  await house.setState("closed", "closed");
  await open("early", { opensAt: now + HOUR_MS / 2 });
  await open("over", { opensAt: now - 2 * HOUR_MS, closesAt: now - HOUR_MS });
  campaigns.set("drafted", await house.draft(definitionOf("drafted", TICKETS)));
  await open("batches", {
    batches: [
      { label: "Lyon", firstSerial: 0, lastSerial: 999, status: "revoked" },
      { label: "Lille", firstSerial: 1_000, lastSerial: 1_999, status: "sent" },
      { label: "Nice", firstSerial: 2_000, lastSerial: 2_999, status: "prepared" },
    ],
  });
  scene = await setScene();
  before = await everything();
});
afterAll(() => house?.close());

async function open(slug: string, changes?: Partial<CampaignDefinition>): Promise<void> {
  campaigns.set(slug, await house.campaign(definitionOf(slug, TICKETS, undefined, changes)));
}

async function onePerson(role: "CLIENT" | "EMPLOYEE"): Promise<Player> {
  const [person] = await house.players(1, role);
  if (!person) throw new Error("nobody was seeded");
  return person;
}

async function setScene(): Promise<Scene> {
  const player = await onePerson("CLIENT");
  const claims = { userId: player.id, sessionId: "0", expiresAt: Date.now() + HOUR_MS };
  return {
    player,
    employee: await onePerson("EMPLOYEE"),
    administrator: await house.adminToken(),
    forged: await signSessionToken(claims, "somebody-else's-secret-0123456789abcdef"),
    ticketCount: TICKETS,
    codeOf,
    unknownCode,
  };
}

function campaignNamed(slug: string): TestCampaign {
  const campaign = campaigns.get(slug);
  if (!campaign) throw new Error(`no campaign ${slug}`);
  return campaign;
}

function codeOf(slug: string, serial: number): string {
  return campaignNamed(slug).codes.codeOf(serial);
}

function unknownCode(): string {
  const { codes } = campaignNamed("running");
  for (let number = Number(codes.codeOf(SERIAL)); ; number = (number + 1) % 1e10) {
    const code = String(number).padStart(10, "0");
    if (codes.serialOf(code).kind === "unknown") return code;
  }
}

/** All that a request could have changed. */
async function everything() {
  const statuses = [];
  for (const slug of campaigns.keys()) {
    const { catalogue, balance, redemptions } = await house.status(slug);
    statuses.push({ catalogue, balance, redemptions });
  }
  const rows = await house.query(
    `SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM sessions) AS sessions,
            (SELECT count(*) FROM winners) AS winners`,
  );
  return { statuses, rows };
}

describe.each([
  ["a body", BODIES],
  ["a code", CODES],
  ["a request", REQUESTS],
  ["a list", LISTS],
  ["an account", ACCOUNTS],
  ["an order", ORDERS],
])("%s that is wrong", (_what, cases) => {
  it.each(cases)("%s gets %i and a French sentence", async (_name, status, sentence, ask) => {
    const { path = PLAY, ...options } = ask(scene);
    const answer = await house.ask<{ error?: string }>(path, options);
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: expect.objectContaining({ success: false, error: expect.stringContaining(sentence) }),
    });
    const {
      success: _success,
      error: _error,
      details: _details,
      ...more
    } = { ...answer.body } as Record<string, unknown>;
    expect(more).toEqual({});
  });
});

describe("after all that", () => {
  it("nothing has changed: no campaign, no stock, no redemption, no account, no session, no winner", async () => {
    expect(await everything()).toEqual(before);
  });

  it("the same player wins with the same code, played right", async () => {
    const answer = await play(house, { player: scene.player, code: codeOf("running", SERIAL) });
    expect(answer.status).toBe(200);
  });
});
