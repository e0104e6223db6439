/**
 * Somebody has data everywhere; erases themselves; and every table of D1, every object's storage, the mailbox and the
 * server's own log are looked through for them. Then the clock moves on until nobody's data is left.
 */

import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inRepository } from "../local/paths.ts";
import { definitionOf, type TestCampaign } from "../system/campaigns.ts";
import { House } from "../system/house.ts";
import {
  type Everywhere,
  expectStatus,
  liveEverywhere,
  NETWORK_ADDRESS,
  PERSON,
  PERSONAL,
} from "./person.ts";
import { placesOf, type Trace, tracesIn } from "./stored-text.ts";

const SLUG = "private";
const TICKETS = 20_000;
const LINES = 100_000;
/** Tickets from here on are given with purchases. */
const COUNTER_FROM = 19_000;
const COUNTER = {
  label: "nice",
  firstSerial: COUNTER_FROM,
  lastSerial: TICKETS - 1,
  status: "active",
  store: "nice",
  use: "counter",
} as const;
/** The one number of the person that stays: the ledger's and the audit log's, which lead to nobody. */
const ID = "account id";

let house: House;
let campaign: TestCampaign;
let person: Everywhere;
let before: Trace[];
let after: Trace[];
/** What the person was given of their own data. */
let given: string;
let lines: readonly string[];

beforeAll(async () => {
  house = await House.open(SLUG, { LOG_REQUESTS: "all" }, { linesKept: LINES });
  campaign = await house.campaign(
    definitionOf(SLUG, TICKETS, undefined, {
      batches: [{ label: "Paris", firstSerial: 0, lastSerial: COUNTER_FROM - 1, status: "active" }, COUNTER],
    }),
  );
  person = await liveEverywhere(house, campaign);
  const headers = { cookie: `__Host-session=${person.token}`, accept: "text/html" };
  given = JSON.stringify((await house.ask<unknown>("/profil/telechargement", { headers })).body);
  await house.runScheduled(Date.now());
  lines = [...house.log];
  await house.stop();
  before = tracesIn(house.dataDir, { ...PERSONAL, [ID]: person.id });

  await house.start();
  expectStatus(200, await house.ask("/api/users/account", { method: "DELETE", token: person.token }));
  lines = [...lines, ...house.log];
  await house.stop();
  after = tracesIn(house.dataDir, { ...PERSONAL, [ID]: person.id });
  await house.start();
});
afterAll(() => house?.close());

describe("somebody with data everywhere", () => {
  it("is in every place that can hold an address", () => {
    expect(placesOf(before, "email")).toEqual(
      expect.arrayContaining(["D1.mails", "D1.purchases", "D1.users", "MailRoom.mailbox"]),
    );
    expect(placesOf(before, "lastName")).toEqual(
      expect.arrayContaining(["D1.users", "D1.users_search_data", "D1.winner_events", "D1.winners"]),
    );
    expect(placesOf(before, ID)).toEqual(
      expect.arrayContaining([
        "D1.audit_log",
        "D1.mails",
        "D1.sessions",
        "D1.winners",
        "TicketShard.redemption",
      ]),
    );
  });

  it("is given all of it", () => {
    for (const value of [
      PERSON.firstName,
      PERSON.lastName,
      PERSON.email,
      PERSON.phone,
      PERSON.address,
      PERSON.city,
      PERSON.postalCode,
    ])
      expect(given).toContain(value);
    const { wins, purchases, mails, sessions, links, consultations } = JSON.parse(given);
    expect(wins.map(({ status }: { status: string }) => status).sort()).toEqual([
      "CLAIMED",
      "PENDING",
      "REJECTED",
    ]);
    expect(purchases).toMatchObject([{ receipt: "NCE-2026-0042" }]);
    expect(mails.map(({ state }: { state: string }) => state)).toEqual(
      expect.arrayContaining(["sent", "dead"]),
    );
    expect(sessions.length).toBeGreaterThan(0);
    expect(links.length).toBe(2);
    expect(consultations).toMatchObject([{ action: "player.opened" }]);
  });

  it("is nowhere once erased: in no table of D1, no object, no mail", () => {
    for (const what of Object.keys(PERSONAL)) expect([what, placesOf(after, what)]).toEqual([what, []]);
  });

  it("leaves a random number, in the ledger and in what staff did, that leads to nobody", () => {
    expect(placesOf(after, ID)).toEqual(["D1.audit_log", "TicketShard.redemption"]);
  });

  it("leaves the ledgers valid", async () => {
    await house.setState(SLUG, "closed");
    const { stdout, status } = spawnSync(
      process.execPath,
      [inRepository("load-tests/audit/audit.ts"), house.url, "--campaign", SLUG],
      {
        encoding: "utf8",
        env: { ...process.env, AUDIT_TOKEN: await house.adminToken() },
      },
    );
    expect(stdout).toMatch(/^VALID: 3 draws/mu);
    expect(status).toBe(0);
  });
});

describe("the log of all that", () => {
  // A line may have come in two pieces.
  const text = () => `${lines.join("\n")}\n${lines.join("")}`.toLowerCase();

  it("has a line for each request, refused ones and the job's included", () => {
    expect(lines.length).toBeGreaterThan(25);
    for (const part of [
      '"event":"request"',
      '"route":"/api/game/play"',
      '"status":401',
      '"event":"retention.ran"',
      '"failed":[]',
    ])
      expect(text()).toContain(part);
  });

  it("holds no name, no address, no number of the person", () => {
    for (const [what, value] of Object.entries({ ...PERSONAL, [ID]: person.id, network: NETWORK_ADDRESS }))
      expect([what, text().includes(value.toLowerCase())]).toEqual([what, false]);
    expect(text()).not.toMatch(/[\w.+-]+@[\w-]+\.\w/u);
  });

  it("holds no code, no token, no link, no password", () => {
    for (const [what, value] of Object.entries(person.secrets))
      expect([what, text().includes(value.toLowerCase())]).toEqual([what, false]);
    expect(text()).not.toMatch(/eyj[\w-]{10,}\.|\b[0-9a-f]{64}\b|scrypt\$/u);
  });
});
